import {
  AdamOptimizer,
  BasicLSTMCell,
  dynamicRnn,
  embedding,
  fullyConnected,
  mean,
  MultiRNNCell,
  softmaxCrossEntropy,
  train,
  truncatedWindows,
  Vocabulary,
  type DType,
  type LSTMState,
} from "../../../../src/index.js";
import { given } from "./given.js";
import type { Model } from "./model.js";

/** Letters → two LSTMs → letters; windows of a text, with the state carried from one to the next. */
export function characters(dtype: DType): Model {
  const { characters, text, size, units, numSteps, clipNorm, ...rest } = given.characters;
  const vocabulary = new Vocabulary(characters);
  const letters = embedding(vocabulary.size, size, { dtype, seed: 1 });
  const cells = [
    new BasicLSTMCell(units, { inputSize: size, dtype, seed: 2 }),
    new BasicLSTMCell(units, { inputSize: units, dtype, seed: 3 }),
  ];
  const head = fullyConnected(vocabulary.size, { inputSize: units, dtype, seed: 4 });
  const lstm = new MultiRNNCell(cells);
  const variables = [letters, lstm, head].flatMap(({ variables }) => variables);
  const ids = text.map((line) => vocabulary.encode(line));
  const inputs = ids.map((line) => line.slice(0, -1));
  const targets = ids.map((line) => line.slice(1));
  return {
    parts: { letters, lstm: cells, head },
    variables,
    async train(steps) {
      const history = await train({
        variables,
        optimizer: new AdamOptimizer(rest.learningRate, { beta2: rest.beta2 }),
        batches: truncatedWindows(inputs, targets, numSteps, Infinity),
        loss: ({ inputs, targets, first }, carried: readonly LSTMState[] | undefined) => {
          const initialState = first ? undefined : carried;
          const { outputs, state } = dynamicRnn(lstm, letters(inputs), { initialState });
          return { loss: mean(softmaxCrossEntropy(head(outputs), targets)), state };
        },
        steps,
        clipNorm,
      });
      return history.losses;
    },
  };
}
