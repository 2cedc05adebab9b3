import type { BasicLSTMCell } from "../cells/basic-lstm-cell.js";
import { BasicRNNCell } from "../cells/basic-rnn-cell.js";
import { GRUCell } from "../cells/gru-cell.js";
import { LSTM } from "../cells/lstm.js";
import { LSTMCell } from "../cells/lstm-cell.js";
import type { Variable } from "../tensor/variable.js";

/** The cells that have layers of the same formula elsewhere. */
export type RecurrentCell = BasicRNNCell | BasicLSTMCell<boolean> | LSTMCell<boolean> | GRUCell;

/** Where the weights of a gate stand: a block of `numUnits` columns of a kernel and of its bias. */
export interface Gate {
  readonly kernel: Variable;
  readonly bias: Variable;
  readonly block: number;
  /** Added to the bias by the formula; the forget gate's, 0 for others. */
  readonly constant: number;
  /** The bias beside the state, where there is one. */
  readonly recurrentBias?: Variable;
}

/**
 * The gates of a cell by their letters in its formula: h of a basic one, i, j, f, o of an LSTM, r, u, c of
 * a GRU.
 * @throws TypeError for what is no such cell.
 * @throws Error for a cell whose weights are not made yet.
 */
export function gatesOf(operation: string, cell: RecurrentCell): Readonly<Record<string, Gate>> {
  if (cell instanceof GRUCell) {
    const [gatesKernel, gatesBias, kernel, bias, recurrentBias] = cell.variables;
    const gate = (block: number): Gate => ({
      kernel: gatesKernel,
      bias: gatesBias,
      block,
      constant: 0,
    });
    return { r: gate(0), u: gate(1), c: { kernel, bias, block: 0, constant: 0, recurrentBias } };
  }
  const isLSTM = cell instanceof LSTM;
  if (!isLSTM && !(cell instanceof BasicRNNCell)) {
    throw new TypeError(
      `${operation}: expected a BasicRNNCell, BasicLSTMCell, LSTMCell or GRUCell, got ${nameOf(cell)}`,
    );
  }
  const { kernel, bias } = cell;
  const gate = (block: number, constant = 0): Gate => ({ kernel, bias, block, constant });
  if (!isLSTM) return { h: gate(0) };
  return { i: gate(0), j: gate(1), f: gate(2, cell.forgetBias), o: gate(3) };
}

/** W_proj `[numUnits, numProj]` of an LSTM with a projection. */
export const projectionOf = (cell: RecurrentCell): Variable | undefined =>
  cell instanceof LSTMCell ? cell.projection : undefined;

const nameOf = (value: unknown): string =>
  typeof value === "object" && value !== null ? value.constructor.name : typeof value;
