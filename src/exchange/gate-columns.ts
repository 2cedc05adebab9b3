import { gatesOf, type RecurrentCell } from "./gates.js";
import type { Weight } from "./weight-place.js";

/** The numbers that gates have for each unit, side by side in an order of elsewhere: z of all gates. */
export interface GateColumns {
  readonly count: number;
  /** Of a row of the kernel, those for x before those for h. */
  readonly kernel: (row: number, column: number) => Weight;
  readonly bias: (column: number) => Weight;
  /** The bias beside the state; only some gates have one. */
  readonly recurrentBias: (column: number) => Weight | undefined;
  /** Added to the bias by the formula. */
  readonly constant: (column: number) => number;
}

/**
 * The columns of a cell's gates.
 * @param orders of the gates, by their letters in the formulas, one for each kind of cell.
 */
export function gateColumns(
  operation: string,
  cell: RecurrentCell,
  orders: readonly (readonly string[])[],
): GateColumns {
  const units = cell.numUnits;
  const byLetter = gatesOf(operation, cell);
  const order = orders.find(({ length }) => length === Object.keys(byLetter).length)!;
  const gates = order.map((letter) => byLetter[letter]);
  const gateOf = (column: number) => gates[Math.floor(column / units)];
  return {
    count: gates.length * units,
    kernel: (row, column) => {
      const { kernel, block } = gateOf(column);
      return [kernel, row * kernel.shape[1] + block * units + (column % units)];
    },
    bias: (column) => {
      const { bias, block } = gateOf(column);
      return [bias, block * units + (column % units)];
    },
    recurrentBias: (column) => {
      const { recurrentBias } = gateOf(column);
      return recurrentBias && [recurrentBias, column % units];
    },
    constant: (column) => gateOf(column).constant,
  };
}
