import {
  fullyConnected,
  softmaxCrossEntropy,
  tensor,
  totalLoss,
  type DType,
  type State,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import type { TrainingCase } from "../variants.js";
import type { Network } from "./network.js";
import { training } from "./training.js";
import { layersOf, named } from "./variant-layers.js";
import { runLayers } from "./variants.js";

/** Trained on the sequences and classes that the other networks are trained on. */
export function variantTraining(given: TrainingCase, dtype: DType): Promise<Answer> {
  const { labels, numClasses } = cases.network;
  const inputs = tensor(cases.network.inputs, dtype);
  const directions = layersOf(given, inputs.shape[0], dtype);
  const readout = fullyConnected(numClasses, {
    kernel: tensor(given.readoutKernel, dtype),
    bias: tensor(given.readoutBias, dtype),
  });
  const [readoutKernel, readoutBias] = readout.variables;
  const classifier: Network<readonly State[]> = {
    variables: {
      ...named(directions.flat(), ({ variables }) => variables),
      ...{ readoutKernel, readoutBias },
    },
    run(inputs, labels, stepWeights, initialState) {
      const { outputs, states } = runLayers(directions, inputs, undefined, initialState);
      const losses = softmaxCrossEntropy(readout(outputs), labels);
      return { loss: totalLoss(losses, stepWeights), state: states };
    },
  };
  return training(classifier, { inputs, labels }, given, given.numSteps);
}
