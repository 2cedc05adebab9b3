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

/** @throws NonFiniteError naming the step and the first variable at fault. */
export function checkFinite(
  step: number,
  loss: number,
  variables: readonly Variable[],
  gradients: readonly Tensor[],
  history: History,
): void {
  const fault =
    firstFault(variables, variables, "value") ?? firstFault(variables, gradients, "gradient");
  if (Number.isFinite(loss) && !fault) return;
  const where = fault ? `first at ${fault.place}` : "though every variable and gradient is finite";
  const message = `train: not finite at step ${step}: the loss is ${loss}, ${where}; the variables were not updated`;
  throw new NonFiniteError(message, step, fault?.variable, history);
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
