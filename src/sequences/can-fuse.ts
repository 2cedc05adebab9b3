import { kernels } from "../backend/index.js";
import type { Tensor } from "../tensor/tensor.js";
import type { PackedRows } from "./packed-rows.js";

/** Whether all time steps can be one operation: the kernels are there, and work in float32. */
export function canFuse(tensors: readonly Tensor[], rows: PackedRows): boolean {
  return (
    rows.total > 0 && tensors.every(({ dtype }) => dtype === "float32") && kernels() !== undefined
  );
}
