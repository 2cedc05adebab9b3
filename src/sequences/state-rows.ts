import { withScratch, type Blocks, type Kernels, type Pointer } from "../backend/index.js";
import { Tensor } from "../tensor/tensor.js";
import { BYTES, padded } from "./gate-weights.js";
import type { PackedRows } from "./packed-rows.js";
import { addToRows, loadRows, pickRows, storeRows } from "./transfer.js";

/**
 * A new block of states: the initial ones `[batch, units]`, then room for those of all rows, or these
 * themselves if all are known, `[batch, time, units]` or time first.
 */
export function stateRows(
  k: Kernels,
  blocks: Blocks,
  initial: Tensor,
  rows: PackedRows,
  all?: Tensor,
): Pointer {
  const units = initial.shape[1];
  const width = padded(units);
  const block = blocks.take((rows.batch + rows.total) * width);
  const first = block + rows.batch * width * BYTES;
  withScratch(k.memory, (scratch) => {
    const load = ({ data }: Tensor, places: Int32Array | undefined, target: Pointer) =>
      loadRows(k, scratch, data as Float32Array, { size: units, width, places }, target);
    load(initial, rows.order, block);
    if (all) load(all, rows.places(), first);
  });
  return block;
}

/** The states of all time steps as a tensor, in the order of the inputs; zero past a sequence's end. */
export function allStates(
  k: Kernels,
  scratch: Blocks,
  block: Pointer,
  units: number,
  rows: PackedRows,
): Tensor {
  const width = padded(units);
  const { batch, time, timeMajor } = rows;
  const first = block + batch * width * BYTES;
  const layout = { size: units, width, places: rows.places() };
  const data = storeRows(k, scratch, first, layout, batch * time);
  return new Tensor(data, timeMajor ? [time, batch, units] : [batch, time, units]);
}

/** The state of each sequence after its last time step, `[batch, units]`. */
export function finalStates(
  k: Kernels,
  scratch: Blocks,
  block: Pointer,
  units: number,
  rows: PackedRows,
): Tensor {
  const width = padded(units);
  if (!rows.order && width === units) {
    const last = block + rows.total * width * BYTES;
    return new Tensor(k.memory.read(last, rows.batch * units), [rows.batch, units]);
  }
  const layout = { size: units, width };
  return new Tensor(pickRows(k, scratch, block, layout, rows.last()), [rows.batch, units]);
}

/**
 * A new block of gradients laid out as the states are: what reaches the outputs and the final states
 * from outside.
 */
export function gradientRows(
  k: Kernels,
  scratch: Blocks,
  outputs: Tensor | undefined,
  final: Tensor | undefined,
  units: number,
  rows: PackedRows,
): Pointer {
  const width = padded(units);
  const block = scratch.take((rows.batch + rows.total) * width);
  k.memory.fill(block, rows.batch * width, 0);
  const first = block + rows.batch * width * BYTES;
  if (outputs) {
    const layout = { size: units, width, places: rows.places() };
    loadRows(k, scratch, outputs.data as Float32Array, layout, first);
  } else {
    k.memory.fill(first, rows.total * width, 0);
  }
  const layout = { size: units, width };
  if (final) addToRows(k, scratch, final.data as Float32Array, layout, rows.last(), block);
  return block;
}

/** The first rows of a block, `[batch, units]`: initial states, or their gradients. */
export function initialRows(
  k: Kernels,
  scratch: Blocks,
  block: Pointer,
  units: number,
  rows: PackedRows,
): Tensor {
  const layout = { size: units, width: padded(units), places: rows.order };
  return new Tensor(storeRows(k, scratch, block, layout, rows.batch), [rows.batch, units]);
}

/** A new block `[batch, units]` for the gradient that a state hands on; it begins with the final one's. */
export function carriedGradient(
  k: Kernels,
  scratch: Blocks,
  final: Tensor | undefined,
  units: number,
  rows: PackedRows,
): Pointer {
  const width = padded(units);
  const block = scratch.take(rows.batch * width);
  const layout = { size: units, width, places: rows.order };
  if (final) loadRows(k, scratch, final.data as Float32Array, layout, block);
  else k.memory.fill(block, rows.batch * width, 0);
  return block;
}

/** For each row the state before it; without ended sequences they stand in the block of all states. */
export function previousStates(
  k: Kernels,
  scratch: Blocks,
  initial: Tensor,
  rows: PackedRows,
  all: Tensor,
): Pointer {
  const states = stateRows(k, scratch, initial, rows, all);
  if (!rows.order) return states;
  const width = padded(initial.shape[1]);
  const before = scratch.take(rows.total * width);
  const indices = scratch.holdingIndices(rows.predecessors());
  k.gatherRows(rows.total, width, indices, states, width, before, width);
  return before;
}
