import { formatShape, sameShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import type { LearningRate } from "./learning-rate.js";

/** Changes variables so that the loss becomes smaller. */
export interface Optimizer {
  /** Size of a step, or a schedule of it; may be changed between steps. */
  learningRate: LearningRate;
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
  checkVariables(optimizer, variables);
  if (gradients.length !== variables.length) {
    throw new RangeError(
      `${optimizer}: expected ${variables.length} gradients, one for each variable, got ${gradients.length}`,
    );
  }
  variables.forEach((variable, i) => {
    const { name, dtype, shape } = variable;
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

/** @throws RangeError when there are no variables, or one is listed twice. */
export function checkVariables(optimizer: string, variables: readonly Variable[]): void {
  if (variables.length === 0)
    throw new RangeError(`${optimizer}: there are no variables to update`);
  variables.forEach((variable, i) => {
    if (variables.indexOf(variable) === i) return;
    throw new RangeError(`${optimizer}: variable "${variable.name}" is listed twice`);
  });
}
