import { kernels } from "../backend/index.js";
import { crossEntropyOperation } from "../autograd/operations/cross-entropy.js";
import { keptCrossEntropy } from "../autograd/operations/kept-cross-entropy.js";
import { reshape } from "../autograd/operations/index.js";
import { readIndices, type Indices } from "../tensor/indices.js";
import { formatShape, sameShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";

/**
 * The cross-entropy, in nats, of the softmax of each row of logits against the right class:
 * −log softmax(z)[label], at each time step. The softmax is part of it, so it does not overflow.
 * @param logits `[…, classes]`, for instance `[batch, time, classes]`.
 * @param labels class indices `[…]`, `0 … classes − 1`.
 * @returns the loss at each place, `[…]`.
 * @throws RangeError when the shapes do not fit (both named) or a label is not a class.
 */
export function softmaxCrossEntropy(logits: Tensor, labels: Indices): Tensor {
  if (!(logits instanceof Tensor)) {
    throw new TypeError(`softmaxCrossEntropy: logits must be a tensor, got ${typeof logits}`);
  }
  const classes = logits.shape.at(-1);
  if (classes === undefined) {
    throw new RangeError("softmaxCrossEntropy: logits must be […, classes], got a scalar");
  }
  const { values, shape } = readIndices("softmaxCrossEntropy", labels, classes);
  const places = logits.shape.slice(0, -1);
  if (!sameShape(shape, places)) {
    throw new RangeError(
      `softmaxCrossEntropy: labels must be ${formatShape(places)} for logits ${formatShape(logits.shape)}, got ${formatShape(shape)}`,
    );
  }
  if (logits.dtype === "float32" && kernels()) return keptCrossEntropy([logits], values)[0];
  return reshape(crossEntropyOperation(reshape(logits, [-1, classes]), values), places);
}
