import { allocate, type TypedArray } from "../tensor/dtype.js";
import { formatShape, sameShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";

/** Changes variables so that the loss becomes smaller. */
export interface Optimizer {
  /** Size of a step; may be changed between steps. */
  learningRate: number;
  /**
   * One update of all variables; the gradients come in their order.
   * @throws Error before anything is changed, when a gradient is missing or does not fit.
   */
  applyGradients(variables: readonly Variable[], gradients: readonly Tensor[]): void;
}

/**
 * Refuses gradients that are absent or of another shape or dtype than their variables, and a variable
 * that would be updated twice.
 */
export function checkGradients(
  optimizer: string,
  variables: readonly Variable[],
  gradients: readonly (Tensor | undefined)[],
): void {
  if (variables.length === 0)
    throw new RangeError(`${optimizer}: there are no variables to update`);
  if (gradients.length !== variables.length) {
    throw new RangeError(
      `${optimizer}: expected ${variables.length} gradients, one for each variable, got ${gradients.length}`,
    );
  }
  variables.forEach((variable, i) => {
    const { name, dtype, shape } = variable;
    if (variables.indexOf(variable) !== i) {
      throw new RangeError(`${optimizer}: variable "${name}" is listed twice`);
    }
    const gradient = gradients[i];
    const wanted = () => `${dtype} ${formatShape(shape)}`;
    if (!(gradient instanceof Tensor)) {
      throw new TypeError(`${optimizer}: variable "${name}" ${wanted()} has no gradient`);
    }
    if (gradient.dtype !== dtype || !sameShape(gradient.shape, shape)) {
      throw new RangeError(
        `${optimizer}: the gradient of "${name}" must be ${wanted()}, got ${gradient.dtype} ${formatShape(gradient.shape)}`,
      );
    }
  });
}

/** @throws RangeError when a hyper-parameter is not a finite number in `range`. */
export function checkHyperparameter(
  optimizer: string,
  name: string,
  value: number,
  range: "positive" | "0 ≤ … < 1",
): void {
  const fits = range === "positive" ? value > 0 : value >= 0 && value < 1;
  if (!Number.isFinite(value) || !fits) {
    throw new RangeError(`${optimizer}: ${name} must be ${range}, got ${value}`);
  }
}

/** What an optimiser remembers for each variable: numbers of the variable's size, zero at first. */
export class Slots {
  readonly #slots = new WeakMap<Variable, TypedArray>();

  of(variable: Variable): TypedArray {
    let slot = this.#slots.get(variable);
    if (!slot) {
      slot = allocate(variable.dtype, variable.size);
      this.#slots.set(variable, slot);
    }
    return slot;
  }
}
