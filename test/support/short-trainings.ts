import {
  AdamOptimizer,
  BasicLSTMCell,
  BasicRNNCell,
  clipByGlobalNorm,
  dropout,
  dynamicRnn,
  fullyConnected,
  MomentumOptimizer,
  oneHot,
  Random,
  randomNormal,
  softmaxCrossEntropy,
  squaredError,
  Tape,
  totalLoss,
  type Optimizer,
  type Tensor,
  type Variable,
} from "../../src/index.js";

/** A small network with all that a training needs but its loop. */
interface Model {
  readonly variables: readonly Variable[];
  readonly optimizer: Optimizer;
  readonly clipNorm: number;
  /** The loss at a step, from 0. */
  readonly loss: (step: number) => Tensor;
}

const [batch, time] = [6, 9];

/** A basic recurrent network that forecasts random sequences: dense inputs, all steps the same. */
function forecaster(): Model {
  const cell = new BasicRNNCell(11, { inputSize: 3, seed: 1 });
  const readout = fullyConnected(2, { inputSize: 11, seed: 2 });
  const inputs = randomNormal([batch, time, 3], { seed: 3 });
  const targets = randomNormal([batch, time, 2], { seed: 4 });
  return {
    variables: [...cell.variables, ...readout.variables],
    optimizer: new MomentumOptimizer(0.02),
    clipNorm: 1,
    loss: () => totalLoss(squaredError(readout(dynamicRnn(cell, inputs).outputs), targets)),
  };
}

/** An LSTM that names classes: one-hot inputs, sequences of different lengths, dropout. */
function classifier(): Model {
  const classes = 5;
  const random = new Random(5);
  const cell = new BasicLSTMCell(13, { inputSize: classes, seed: 6 });
  const readout = fullyConnected(classes, { inputSize: 13, seed: 7 });
  const symbols = Array.from({ length: batch }, () =>
    Array.from({ length: time }, () => random.integer(classes)),
  );
  const inputs = oneHot(symbols, classes);
  return {
    variables: [...cell.variables, ...readout.variables],
    optimizer: new AdamOptimizer(0.01, { epsilon: 1e-3 }),
    clipNorm: 1,
    loss: (step) => {
      const sequenceLength = symbols.map((_, n) => (step + 2 * n) % (time + 1));
      const { outputs } = dynamicRnn(cell, inputs, { sequenceLength });
      const logits = readout(dropout(outputs, 0.8, step));
      const weights = sequenceLength.map((length) =>
        Array.from({ length: time }, (_, t) => (t < length ? 1 : 0)),
      );
      return totalLoss(softmaxCrossEntropy(logits, symbols), weights);
    },
  };
}

export const shortTrainings = {
  "a basic recurrent network with momentum": forecaster,
  "an LSTM with sequence lengths, dropout, cross-entropy and Adam": classifier,
} satisfies Record<string, () => Model>;

/** Losses and gradient norms of each step, and the numbers that the variables end with. */
export function runShortTraining(make: () => Model, steps: number) {
  const { variables, optimizer, clipNorm, loss: lossAt } = make();
  const losses: number[] = [];
  const norms: number[] = [];
  for (let step = 0; step < steps; step++) {
    const tape = new Tape();
    const loss = tape.run(() => lossAt(step));
    const { gradients, globalNorm } = clipByGlobalNorm(tape.gradient(loss, variables), clipNorm);
    optimizer.applyGradients(variables, gradients);
    losses.push(loss.item());
    norms.push(globalNorm);
  }
  return { losses, norms, weights: variables.map(({ data }) => [...data]) };
}
