import { fullyConnected, sigmoid, tensor, type DType } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";

export function fullyConnectedLayer(dtype: DType): Answer {
  const x = tensor(cases.fullyConnected.x, dtype);
  const weights = tensor(cases.fullyConnected.weights, dtype);
  const layer = fullyConnected(cases.fullyConnected.numOutputs, {
    kernel: tensor(cases.fullyConnected.kernel, dtype),
    bias: tensor(cases.fullyConnected.bias, dtype),
    activation: sigmoid,
  });
  const [kernel, bias] = layer.variables;
  return {
    outputs: layer(x),
    ...lossAndGradients(() => weightedSum(layer(x), weights), { x, kernel, bias }),
  };
}
