import { expect } from "chai";
import {
  AdamOptimizer,
  BasicLSTMCell,
  Checkpoint,
  dropout,
  dynamicRnn,
  exponentialDecay,
  fullyConnected,
  GradientDescentOptimizer,
  mean,
  MomentumOptimizer,
  oneHot,
  Random,
  softmaxCrossEntropy,
  sum,
  textLanes,
  train,
  truncatedWindows,
  Variable,
  zeros,
  type DType,
  type LearningRate,
  type LSTMState,
  type ResumableOptimizer,
  type SequenceWindow,
} from "../../src/index.js";
import { failure, refuses } from "../support/failure.js";

const optimizers = {
  GradientDescentOptimizer: (rate: LearningRate) => new GradientDescentOptimizer(rate),
  MomentumOptimizer: (rate: LearningRate) => new MomentumOptimizer(rate),
  AdamOptimizer: (rate: LearningRate) => new AdamOptimizer(rate),
};
const schedule = exponentialDecay(0.1, { decaySteps: 5, decayRate: 0.7 });

const [classes, units] = [3, 4];
const symbols = new Random(9);
const { inputs, targets } = textLanes(
  Array.from({ length: 100 }, () => symbols.integer(classes)),
  2,
);
const windows = [...truncatedWindows(inputs, targets, 7)];

/** A network with dropout that is trained over windows, its state carried. */
function model(optimizer: ResumableOptimizer, dtype: DType) {
  const cell = new BasicLSTMCell(units, { inputSize: classes, seed: 1, dtype });
  const readout = fullyConnected(classes, { inputSize: units, seed: 2, dtype });
  const random = new Random(3);
  const loss = (window: SequenceWindow<number[][]>, initialState?: LSTMState) => {
    const { outputs, state } = dynamicRnn(cell, oneHot(window.inputs, classes, dtype), {
      initialState,
    });
    const logits = readout(dropout(outputs, 0.7, random));
    return { loss: mean(softmaxCrossEntropy(logits, window.targets)), state };
  };
  const variables = [...cell.variables, ...readout.variables];
  return { variables, optimizer, randoms: [random], loss };
}

/** Trains on windows `from … to − 1`; the losses, and a checkpoint at the end. */
async function run(
  { variables, optimizer, randoms, loss }: ReturnType<typeof model>,
  [from, to]: readonly [number, number],
  initialState?: LSTMState,
) {
  let last: LSTMState | undefined;
  const { losses } = await train({
    variables,
    optimizer,
    batches: windows.slice(from, to),
    loss,
    initialState,
    onProgress: (_, state) => (last = state),
  });
  return { losses, checkpoint: new Checkpoint({ variables, optimizer, randoms, state: last }) };
}

describe("new Checkpoint({ variables, optimizer, randoms, state }).restore()", () => {
  for (const [name, make] of Object.entries(optimizers)) {
    for (const dtype of ["float32", "float64"] as const) {
      it(`makes training go on to the bit as if it had never stopped: ${name}, ${dtype}`, async () => {
        const whole = await run(model(make(schedule), dtype), [0, 7]);
        const stopped = model(make(schedule), dtype);
        const start = await run(stopped, [0, 3]);
        expect(start.losses).to.deep.equal(whole.losses.slice(0, 3));
        const end = await run(stopped, [3, 7], start.checkpoint.state);
        expect(end.losses).to.deep.equal(whole.losses.slice(3));

        start.checkpoint.restore();
        const again = await run(stopped, [3, 7], start.checkpoint.state);
        expect(again.losses).to.deep.equal(whole.losses.slice(3));

        const other = model(make(1), dtype);
        start.checkpoint.restore(other);
        const elsewhere = await run(other, [3, 7], start.checkpoint.state);
        expect(elsewhere.losses).to.deep.equal(whole.losses.slice(3));
      });
    }
  }

  it("needs every part of it: without one the losses differ", async () => {
    const { losses } = await run(model(new AdamOptimizer(schedule), "float64"), [0, 7]);
    const { checkpoint } = await run(model(new AdamOptimizer(schedule), "float64"), [0, 3]);
    const others: Record<string, (fresh: ReturnType<typeof model>) => Promise<readonly number[]>> =
      {
        optimizer: async (fresh) => {
          const spare = new AdamOptimizer(schedule);
          checkpoint.restore({ ...fresh, optimizer: spare });
          return (await run(fresh, [3, 7], checkpoint.state)).losses;
        },
        random: async (fresh) => {
          checkpoint.restore({ ...fresh, randoms: [new Random(0)] });
          return (await run(fresh, [3, 7], checkpoint.state)).losses;
        },
        state: async (fresh) => {
          checkpoint.restore(fresh);
          return (await run(fresh, [3, 7])).losses;
        },
      };
    for (const [part, without] of Object.entries(others)) {
      const got = await without(model(new AdamOptimizer(schedule), "float64"));
      expect(got, part).to.not.deep.equal(losses.slice(3));
    }
  });

  it("keeps copies: what happens afterwards does not reach it", () => {
    const w = new Variable(zeros([2]), "w");
    const state = zeros([1, 2]);
    const checkpoint = new Checkpoint({ variables: [w], state });
    w.data.fill(7);
    state.data.fill(7);
    expect(checkpoint.state!.toArray()).to.deep.equal([[0, 0]]);
    checkpoint.restore();
    expect([...w.data]).to.deep.equal([0, 0]);
    w.data.fill(8);
    checkpoint.restore();
    expect([...w.data]).to.deep.equal([0, 0]);
  });

  it("puts back the learning rate too", () => {
    const w = new Variable(zeros([1]), "w");
    const optimizer = new AdamOptimizer(0.5);
    const checkpoint = new Checkpoint({ variables: [w], optimizer });
    optimizer.learningRate = 0.1;
    checkpoint.restore();
    expect(optimizer.learningRate).to.equal(0.5);
  });

  it("refuses what it was not taken from, before anything is changed", () => {
    const variable = (name = "w", size = 2, dtype: DType = "float32") =>
      new Variable(zeros([size], dtype), name);
    const step = (optimizer: ResumableOptimizer, w: Variable) => {
      optimizer.applyGradients([w], [zeros(w.shape, w.dtype)]);
      return optimizer;
    };
    const w = variable();
    const checkpoint = new Checkpoint({
      variables: [w],
      optimizer: step(new MomentumOptimizer(0.1), w),
      randoms: [new Random(1)],
    });
    const target = variable();
    target.data.fill(5);
    const random = new Random(2);
    const rest = { optimizer: new MomentumOptimizer(0.2), randoms: [random] };
    const before = random.save();
    const into = { variables: [target], ...rest };
    refuses({
      "RangeError: Checkpoint.restore: expected 1 variables, got 2": () =>
        checkpoint.restore({ ...into, variables: [target, variable("v")] }),
      "RangeError: Checkpoint.restore: expected variable 0 to be w float32 [2], got v float32 [2]":
        () => checkpoint.restore({ ...into, variables: [variable("v")] }),
      "RangeError: Checkpoint.restore: expected variable 0 to be w float32 [2], got w float32 [3]":
        () => checkpoint.restore({ ...into, variables: [variable("w", 3)] }),
      "RangeError: Checkpoint.restore: expected variable 0 to be w float32 [2], got w float64 [2]":
        () => checkpoint.restore({ ...into, variables: [variable("w", 2, "float64")] }),
      "RangeError: Checkpoint.restore: expected an optimizer, got none": () =>
        checkpoint.restore({ ...into, optimizer: undefined }),
      "RangeError: Checkpoint.restore: expected 1 streams of random numbers, got 0": () =>
        checkpoint.restore({ ...into, randoms: undefined }),
      "RangeError: Checkpoint.restore: expected no optimizer, got one": () =>
        new Checkpoint({ variables: [w], randoms: [random] }).restore(into),
      "Error: AdamOptimizer.restore: expected the state of AdamOptimizer { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }, got MomentumOptimizer { momentum: 0.9 }":
        () => checkpoint.restore({ ...into, optimizer: new AdamOptimizer() }),
      "Error: MomentumOptimizer.restore: expected the state of MomentumOptimizer { momentum: 0.5 }, got MomentumOptimizer { momentum: 0.9 }":
        () => checkpoint.restore({ ...into, optimizer: new MomentumOptimizer(1, 0.5) }),
    });
    expect([...target.data]).to.deep.equal([5, 5]);
    expect(rest.optimizer.learningRate).to.equal(0.2);
    expect(random.save()).to.deep.equal(before);
  });
});

describe("optimizer.save(variables) and restore(variables, state)", () => {
  it("refuse variables that they were not saved for", () => {
    const [a, b] = [2, 3].map((size, n) => new Variable(zeros([size]), `w${n}`));
    const optimizer = new AdamOptimizer();
    const saved = optimizer.save([a]);
    expect(failure(() => optimizer.restore([a, b], saved))).to.equal(
      "RangeError: AdamOptimizer.restore: expected the state of 2 variables, got 1",
    );
    expect(failure(() => optimizer.restore([b], saved))).to.equal(
      'RangeError: AdamOptimizer.restore: expected 2 lists (3 float32, 3 float32) for "w1", got 2 lists (2 float32, 2 float32)',
    );
    expect(failure(() => optimizer.save([]))).to.equal(
      "RangeError: AdamOptimizer: there are no variables to update",
    );
  });
});

describe("train({ initialState, onProgress })", () => {
  it("begins with the state, and reports the one after each step", async () => {
    const w = new Variable(zeros([]), "w");
    const seen: unknown[] = [];
    const states = [0, 1, 2].map((n) => zeros([n + 1]));
    await train({
      variables: [w],
      optimizer: new GradientDescentOptimizer(1),
      batches: [1, 2],
      initialState: states[0],
      loss: (batch, state) => {
        seen.push(state);
        return { loss: sum(w), state: states[batch] };
      },
      onProgress: (_, state) => seen.push(state),
    });
    expect(seen).to.have.length(4);
    [0, 1, 1, 2].forEach((n, place) => expect(seen[place]).to.equal(states[n]));
  });
});
