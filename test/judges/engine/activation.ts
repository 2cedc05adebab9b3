import { tensor, type DType, type Tensor } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";

export function activation(f: (x: Tensor) => Tensor, dtype: DType): Answer {
  const x = tensor(cases.activations.x, dtype);
  const weights = tensor(cases.activations.weights, dtype);
  return {
    outputs: f(x),
    "outputs of large numbers": f(tensor(cases.activations.large, dtype)),
    ...lossAndGradients(() => weightedSum(f(x), weights), { x }),
  };
}
