import { meanSquaredError, softmaxCrossEntropy, tensor, type DType } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";

export function squaredErrors(dtype: DType): Answer {
  const predictions = tensor(cases.losses.predictions, dtype);
  const targets = tensor(cases.losses.targets, dtype);
  return lossAndGradients(() => meanSquaredError(predictions, targets), { predictions, targets });
}

export function crossEntropies(dtype: DType): Answer {
  const logits = tensor(cases.losses.logits, dtype);
  const weights = tensor(cases.losses.weights, dtype);
  const losses = () => softmaxCrossEntropy(logits, cases.losses.labels);
  return {
    outputs: losses(),
    ...lossAndGradients(() => weightedSum(losses(), weights), { logits }),
  };
}
