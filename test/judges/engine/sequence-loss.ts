import { tensor, type DType } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients } from "./loss-and-gradients.js";
import { basicRnn, network } from "./network.js";

export function sequenceLoss(dtype: DType, stepWeights?: number[]): Answer {
  const { variables, run } = network(basicRnn(dtype));
  const inputs = tensor(cases.network.inputs, dtype);
  return lossAndGradients(() => run(inputs, cases.network.labels, stepWeights).loss, {
    inputs,
    ...variables,
  });
}
