import { existsSync, readFileSync } from "node:fs";
import { writeFileAtomically } from "../../src/files/index.js";
import {
  AdamOptimizer,
  BasicLSTMCell,
  batchesFrom,
  Checkpoint,
  DropoutWrapper,
  dynamicRnn,
  exponentialDecay,
  fullyConnected,
  GRUCell,
  mean,
  MultiRNNCell,
  oneHot,
  Random,
  softmaxCrossEntropy,
  textLanes,
  train,
  truncatedWindows,
  type State,
} from "../../src/index.js";

const [classes, units] = [3, 4];

/** A deep network with dropout that is trained over windows of a text, its state carried. */
function model() {
  const below = new DropoutWrapper(new BasicLSTMCell(units, { inputSize: classes, seed: 1 }), {
    outputKeepProb: 0.8,
    stateKeepProb: 0.9,
    seed: 3,
  });
  const cell = new MultiRNNCell([below, new GRUCell(units, { inputSize: units, seed: 2 })]);
  const readout = fullyConnected(classes, { inputSize: units, seed: 4 });
  return {
    cell,
    readout,
    variables: [...cell.variables, ...readout.variables],
    optimizer: new AdamOptimizer(exponentialDecay(0.1, { decaySteps: 5, decayRate: 0.7 })),
    randoms: [below.random],
  };
}

/** Trains up to a step, from the checkpoint in a file if it is there; then writes the next one there. */
export async function trainTo(steps: number, file: string): Promise<void> {
  const { cell, readout, ...resumable } = model();
  const start = existsSync(file) ? Checkpoint.fromBytes(readFileSync(file)) : undefined;
  start?.restore(resumable);
  const from = start?.step ?? 0;
  const symbols = new Random(9);
  const text = Array.from({ length: 200 }, () => symbols.integer(classes));
  const { inputs, targets } = textLanes(text, 2);
  let last: readonly State[] | undefined;
  await train({
    ...resumable,
    batches: batchesFrom(truncatedWindows(inputs, targets, 7, Infinity), from),
    steps: steps - from,
    initialState: start?.state as ReturnType<typeof cell.zeroState> | undefined,
    loss(window, carried: ReturnType<typeof cell.zeroState> | undefined) {
      const initialState = window.first ? undefined : carried;
      const { outputs, state } = dynamicRnn(cell, oneHot(window.inputs, classes), { initialState });
      return { loss: mean(softmaxCrossEntropy(readout(outputs), window.targets)), state };
    },
    onProgress: (_, state) => (last = state),
  });
  const checkpoint = new Checkpoint<State>({ ...resumable, state: last, step: steps });
  writeFileAtomically(file, checkpoint.toBytes());
}
