import {
  AdamOptimizer,
  bidirectionalDynamicRnn,
  concat,
  fullyConnected,
  GRUCell,
  mean,
  softmaxCrossEntropy,
  tensor,
  type DType,
} from "../../../../src/index.js";
import { given } from "./given.js";
import { onOneBatch, type Model } from "./model.js";

/** A GRU in both directions → the class of the sequence, by the two last states. */
export function classifier(dtype: DType): Model {
  const { inputs, labels, classes, units, learningRate } = given.classifier;
  const sequences = tensor(inputs, dtype);
  const inputSize = sequences.shape[2];
  const [fw, bw] = [1, 2].map(
    (seed) => new GRUCell(units, { inputSize, resetAfter: true, dtype, seed }),
  );
  const head = fullyConnected(classes, { inputSize: 2 * units, dtype, seed: 3 });
  const variables = [fw, bw, head].flatMap(({ variables }) => variables);
  const loss = () => {
    const [, lastStates] = bidirectionalDynamicRnn(fw, bw, sequences);
    return mean(softmaxCrossEntropy(head(concat(lastStates, 1)), labels));
  };
  return {
    parts: { gru: [[fw, bw]], head },
    variables,
    train: (steps) => onOneBatch(variables, new AdamOptimizer(learningRate), loss, steps),
  };
}
