import { formatShape, sameShape } from "../tensor/shape.js";
import { inWords as describe } from "../tensor/arguments.js";
import { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";

const inWords = ({ dtype, shape }: Tensor): string => `${dtype} ${formatShape(shape)}`;

/**
 * Variables by their names, as a file holds them.
 * @throws RangeError for two variables of one name.
 */
export function variablesByName(variables: readonly Variable[]): ReadonlyMap<string, Variable> {
  return byName("variablesByName", variables);
}

/**
 * Gives variables the values of the tensors of their names: all of them, or, when something does not fit,
 * none.
 * @throws RangeError naming the variable: two of one name, one without a tensor, a tensor of another shape
 * or dtype, and tensors that no variable is for.
 */
export function assignByName(
  variables: readonly Variable[],
  tensors: ReadonlyMap<string, Tensor>,
): void {
  const named = byName("assignByName", variables);
  checkTensors("assignByName", tensors);
  for (const [name, variable] of named) {
    const tensor = tensors.get(name);
    if (tensor?.dtype === variable.dtype && sameShape(tensor.shape, variable.shape)) continue;
    throw new RangeError(
      `assignByName: expected ${name} to be ${inWords(variable)}, got ${tensor ? inWords(tensor) : `no tensor of that name among ${listed(tensors)}`}`,
    );
  }
  const surplus = [...tensors.keys()].filter((name) => !named.has(name));
  if (surplus.length > 0) {
    throw new RangeError(
      `assignByName: expected tensors for ${listed(named)}, got ${surplus.join(", ")} besides`,
    );
  }
  for (const [name, variable] of named) variable.assign(tensors.get(name)!);
}

/** @throws TypeError for what is no Map of tensors by name. */
export function checkTensors(operation: string, tensors: ReadonlyMap<string, Tensor>): void {
  const values = tensors as unknown;
  if (!(values instanceof Map)) {
    throw new TypeError(
      `${operation}: expected a Map of tensors by name, such as fromSafetensors(bytes).tensors, got ${describe(values)}`,
    );
  }
  for (const [name, value] of values as Map<string, unknown>) {
    if (value instanceof Tensor) continue;
    throw new TypeError(
      `${operation}: ${JSON.stringify(name)} must be a tensor, got ${describe(value)}`,
    );
  }
}

function byName(operation: string, variables: readonly Variable[]): ReadonlyMap<string, Variable> {
  if (!Array.isArray(variables)) {
    throw new TypeError(
      `${operation}: expected an array of variables, such as cell.variables, got ${describe(variables)}`,
    );
  }
  const named = new Map(variables.map((variable) => [variable.name, variable]));
  if (named.size < variables.length) {
    const twice = variables.find((variable) => named.get(variable.name) !== variable)!;
    throw new RangeError(
      `${operation}: expected each name once, got ${twice.name} twice; cells made in variableScope(…) have names of their own`,
    );
  }
  return named;
}

const listed = (named: ReadonlyMap<string, unknown>): string =>
  named.size === 0 ? "none" : [...named.keys()].join(", ");
