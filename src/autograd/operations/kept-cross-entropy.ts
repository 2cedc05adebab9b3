import { keeping, KernelBlocks, kernels, withScratch, type Pointer } from "../../backend/index.js";
import { Tensor } from "../../tensor/tensor.js";
import { jointOperation } from "../joint-operation.js";

/** The probabilities of all classes, row by row, and where the labels are. */
class KeptProbabilities extends KernelBlocks {
  probabilities!: Pointer;
  labels!: Pointer;
}

/**
 * What `crossEntropyOperation` computes, for logits `[…, classes]`, in float32 by the kernels: the
 * probabilities that the loss is made of are kept for its gradient.
 */
export const keptCrossEntropy = jointOperation<
  readonly [logits: Tensor],
  readonly [losses: Tensor],
  readonly number[],
  KeptProbabilities
>("softmaxCrossEntropy", {
  forward: ([{ data, shape }], labels, keeps) => {
    const k = kernels()!;
    const classes = shape.at(-1)!;
    const rows = data.length / classes;
    const kept = new KeptProbabilities(k);
    const losses = keeping(kept, keeps, () => {
      kept.probabilities = kept.holding(data);
      kept.labels = kept.holdingIndices(labels);
      const { probabilities, labels: places } = kept;
      return withScratch(k.memory, (scratch) => {
        const losses = scratch.take(rows);
        k.softmaxCrossEntropy(rows, classes, probabilities, places, losses, probabilities);
        return new Tensor(k.memory.read(losses, rows), shape.slice(0, -1));
      });
    });
    return { outputs: [losses], kept };
  },
  // softmax(z) − one-hot(label): what was predicted, less what was right.
  backward: ([gradient], { k, probabilities, labels }, [{ shape, size }]) => {
    const classes = shape.at(-1)!;
    const rows = size / classes;
    return withScratch(k.memory, (scratch) => {
      const factors = scratch.holding(gradient!.data);
      const back = scratch.take(rows * classes);
      k.softmaxCrossEntropyGradient(rows, classes, probabilities, labels, factors, back);
      return [new Tensor(k.memory.read(back, rows * classes), shape)];
    });
  },
});
