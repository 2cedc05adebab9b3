import type { Pointer } from "./memory.js";

/** Rows taken from one matrix to another. These write nothing but the rows. */
export interface RowKernels {
  /** target[r] = source[indices[r]] in the first `width` numbers, and 0 up to `ldTarget`. */
  gatherRows: MoveRows;
  /** target[indices[r]] = source[r] in the first `width` numbers. */
  scatterRows: MoveRows;
  /** target[indices[r]] += source[r] in the first `width` numbers, r ascending. */
  scatterAddRows: MoveRows;
}

type MoveRows = (
  rows: number,
  width: number,
  indices: Pointer,
  source: Pointer,
  ldSource: number,
  target: Pointer,
  ldTarget: number,
) => void;
