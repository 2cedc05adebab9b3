import { kernels, withScratch } from "../backend/index.js";
import { allocate } from "./dtype.js";
import { splitmix32 } from "./random.js";
import { Tensor } from "./tensor.js";

/**
 * The numbers that a key lets through, each with probability `keepProb` and then divided by it; 0 for
 * the others. The same key lets the same ones through.
 */
export function drop({ data, shape, dtype }: Tensor, keepProb: number, key: number): Tensor {
  // All 32 bits cannot say "always".
  if (keepProb === 1) return new Tensor(data.slice(), shape);
  const limit = Math.floor(keepProb * 2 ** 32);
  const k = dtype === "float32" ? kernels() : undefined;
  if (k) {
    return withScratch(k.memory, (scratch) => {
      const block = scratch.holding(data);
      k.dropout(data.length, block, block, key, limit, 1 / keepProb);
      return new Tensor(k.memory.read(block, data.length), shape);
    });
  }
  const kept = allocate(dtype, data.length);
  const scale = dtype === "float32" ? Math.fround(1 / keepProb) : 1 / keepProb;
  for (let i = 0; i < kept.length; i++) {
    if (splitmix32(key, i) < limit) kept[i] = data[i] * scale;
  }
  return new Tensor(kept, shape);
}
