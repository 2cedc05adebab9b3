import type { Blocks, Kernels, Pointer } from "../backend/index.js";
import type { OneHot } from "../tensor/one-hot.js";
import type { Tensor } from "../tensor/tensor.js";
import type { PackedRows } from "./packed-rows.js";
import { loadRows } from "./transfer.js";

/** The input's rows in their packed order. */
export function inputRows(k: Kernels, scratch: Blocks, x: Tensor, rows: PackedRows): Pointer {
  const features = x.shape.at(-1)!;
  const input = scratch.take(rows.total * features);
  const layout = { size: features, width: features, places: rows.places() };
  loadRows(k, scratch, x.data as Float32Array, layout, input);
  return input;
}

/** Where the 1 of each packed row is. */
export function onesOf(scratch: Blocks, x: OneHot, rows: PackedRows): Pointer {
  const places = rows.places();
  const ones = places ? places.map((place) => x.places[place]) : x.places;
  return scratch.holdingIndices(ones);
}
