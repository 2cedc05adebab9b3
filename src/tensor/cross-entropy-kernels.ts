import { kernels, withScratch, type Blocks, type Kernels, type Pointer } from "../backend/index.js";
import { Tensor } from "./tensor.js";

/** The cross-entropy of each row of float32 logits by its kernel, `[rows]`; nothing where there is none. */
export function crossEntropyByKernel(
  logits: Tensor,
  labels: readonly number[],
): Tensor | undefined {
  const k = logits.dtype === "float32" ? kernels() : undefined;
  if (!k) return undefined;
  return withScratch(k.memory, (scratch) => {
    const { losses } = run(k, scratch, logits, labels);
    return new Tensor(k.memory.read(losses, labels.length), [labels.length]);
  });
}

/** The gradient with respect to the logits, softmax(z) − one-hot(label) times that of each loss. */
export function crossEntropyGradientByKernel(
  gradient: Tensor,
  logits: Tensor,
  labels: readonly number[],
): Tensor | undefined {
  const k = logits.dtype === "float32" ? kernels() : undefined;
  if (!k) return undefined;
  const [rows, classes] = logits.shape;
  return withScratch(k.memory, (scratch) => {
    const { probabilities, places } = run(k, scratch, logits, labels);
    const factors = scratch.holding(gradient.data as Float32Array);
    const back = probabilities;
    k.softmaxCrossEntropyGradient(rows, classes, probabilities, places, factors, back);
    return new Tensor(k.memory.read(back, rows * classes), [rows, classes]);
  });
}

/** The losses and the probabilities, which take the place of the logits. */
function run(
  k: Kernels,
  scratch: Blocks,
  { data, shape: [rows, classes] }: Tensor,
  labels: readonly number[],
): { losses: Pointer; probabilities: Pointer; places: Pointer } {
  const losses = scratch.take(rows);
  const probabilities = scratch.holding(data as Float32Array);
  const places = scratch.take(rows);
  k.memory.writeIndices(places, labels);
  k.softmaxCrossEntropy(rows, classes, probabilities, places, losses, probabilities);
  return { losses, probabilities, places };
}
