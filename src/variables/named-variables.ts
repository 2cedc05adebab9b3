import type { DType } from "../tensor/dtype.js";
import { formatShape, sameShape, type Shape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { Variable } from "../tensor/variable.js";
import type { Reuse } from "./variable-scope.js";

/** The variables that were made in scopes, by their full names. */
const named = new Map<string, Variable>();

/** A variable that is asked for by its full name. */
export interface WantedVariable {
  readonly path: string;
  /** Any unless given; so is the dtype. */
  readonly shape?: Shape;
  readonly dtype?: DType;
  /** Initial values that must not be ignored, if there are any: a variable that is found has its own. */
  readonly value?: Tensor;
  /** The initial values of one that is made. */
  readonly initial: () => Tensor;
}

/**
 * The variables of these names, found or made as `reuse` says: all of them, or, when one of them cannot
 * be had, none is made.
 * @throws Error naming the full path when a variable exists and must not, or must and does not
 * (TensorFlow's two errors), and when values come along for one that has its own.
 * @throws RangeError when one that is found has another shape or dtype.
 */
export function namedVariables(
  operation: string,
  reuse: Reuse,
  wanted: readonly WantedVariable[],
): Variable[] {
  const found = wanted.map((one) => find(operation, reuse, one));
  // All are made before the first is kept: an initializer may refuse.
  const variables = wanted.map(({ path, initial }, i) => found[i] ?? new Variable(initial(), path));
  for (const variable of variables) named.set(variable.name, variable);
  return variables;
}

/** The variable of a name; none when it is to be made. */
function find(
  operation: string,
  reuse: Reuse,
  { path, shape, dtype, value }: WantedVariable,
): Variable | undefined {
  const found = named.get(path);
  if (!found) {
    if (reuse !== true) return undefined;
    throw new Error(
      `${operation}: variable ${path} does not exist; did you mean to make it first, or reuse: "auto"?`,
    );
  }
  if (!reuse) {
    throw new Error(
      `${operation}: variable ${path} already exists; did you mean reuse: true or reuse: "auto", or clearVariables() to begin anew?`,
    );
  }
  const wanted = { shape: shape ?? found.shape, dtype: dtype ?? found.dtype };
  if (!sameShape(found.shape, wanted.shape) || found.dtype !== wanted.dtype) {
    throw new RangeError(
      `${operation}: variable ${path} is ${found.dtype} ${formatShape(found.shape)}, cannot be used again as ${wanted.dtype} ${formatShape(wanted.shape)}`,
    );
  }
  if (value) {
    throw new Error(
      `${operation}: variable ${path} is used again with the values that it has; leave out the given ones, or assign them to it`,
    );
  }
  return found;
}

/**
 * Forgets the names of all variables, so that a notebook's cell that makes them can run again, as
 * TensorFlow's `tf.reset_default_graph`. Cells and layers keep the variables that they have.
 */
export function clearVariables(): void {
  named.clear();
}
