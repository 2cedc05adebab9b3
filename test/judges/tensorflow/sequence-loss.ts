import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients } from "./loss-and-gradients.js";
import { basicRnn, network } from "./network.js";
import { tensor } from "./tensor.js";

export function sequenceLoss(stepWeights?: number[]): Answer {
  const { variables, run, zeroState } = network(basicRnn());
  const inputs = tensor(cases.network.inputs);
  const { labels } = cases.network;
  const loss = () => run(inputs, labels, zeroState(labels.length), stepWeights).loss;
  return lossAndGradients(loss, { inputs, ...variables });
}
