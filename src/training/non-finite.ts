import { unravel } from "../tensor/indices.js";
import { formatShape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import type { History } from "./history.js";

/** Training stopped because a loss or gradient became NaN or infinite; no update was made of it. */
export class NonFiniteError extends Error {
  override readonly name = "NonFiniteError";
  readonly step: number;
  /** The first variable whose values or gradient are not finite; absent when all are. */
  readonly variable: string | undefined;
  /** What happened up to this step. */
  readonly history: History;

  constructor(message: string, step: number, variable: string | undefined, history: History) {
    super(message);
    this.step = step;
    this.variable = variable;
    this.history = history;
  }
}

/** The error that names the step and the first variable at fault. */
export function notFinite(
  step: number,
  loss: number,
  variables: readonly Variable[],
  gradients: readonly Tensor[],
  history: History,
): NonFiniteError {
  const fault =
    firstFault(variables, variables, "value") ?? firstFault(variables, gradients, "gradient");
  const where = fault
    ? `first at ${fault.place}`
    : Number.isFinite(loss)
      ? "every gradient is finite, but their norm is not"
      : "though every variable and gradient is finite";
  const message = `train: not finite at step ${step}: the loss is ${loss}, ${where}; the variables were not updated`;
  return new NonFiniteError(message, step, fault?.variable, history);
}

function firstFault(variables: readonly Variable[], tensors: readonly Tensor[], what: string) {
  for (const [n, { name: variable }] of variables.entries()) {
    const { data, shape } = tensors[n];
    const position = data.findIndex((x: number) => !Number.isFinite(x));
    if (position === -1) continue;
    const index = formatShape(unravel(position, shape));
    return { variable, place: `the ${what} of ${variable} ${index} = ${data[position]}` };
  }
  return undefined;
}
