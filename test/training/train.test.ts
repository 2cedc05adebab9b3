import { expect } from "chai";
import {
  AdamOptimizer,
  clipByGlobalNorm,
  GradientDescentOptimizer,
  History,
  mul,
  square,
  sub,
  sum,
  tensor,
  train,
  valueAndGradients,
  Variable,
  type Progress,
} from "../../src/index.js";
import { rejection } from "../support/failure.js";

/** Two variables and a loss that is lowest where each is the batch. */
function bowl() {
  const variables = [
    new Variable(tensor([4, -2], "float64"), "a"),
    new Variable(tensor(1, "float64"), "b"),
  ];
  const [a, b] = variables;
  const loss = (target: number) => ({
    loss: sum(mul(square(sub(a, target)), square(sub(b, 3)))),
  });
  const optimizer = new GradientDescentOptimizer(0.01);
  return { variables, loss, optimizer, values: () => variables.map((v) => v.toArray()) };
}

/** Counts what is taken from it, and whether it was closed. */
function counted(length = Infinity) {
  const seen = { taken: 0, closed: false };
  function* generate() {
    try {
      while (seen.taken < length) yield ++seen.taken;
    } finally {
      seen.closed = true;
    }
  }
  return { batches: generate(), seen };
}

describe("train({ variables, optimizer, batches, loss })", () => {
  it("makes a step for each batch: loss, gradients, clipping, update", async () => {
    const trained = bowl();
    const history = await train({ ...trained, batches: [1, 2, 3, 4], clipNorm: 2 });

    const byHand = bowl();
    const [losses, gradientNorms]: number[][] = [[], []];
    for (const target of [1, 2, 3, 4]) {
      const { value, gradients } = valueAndGradients(
        () => byHand.loss(target).loss,
        byHand.variables,
      );
      const clipped = clipByGlobalNorm(gradients, 2);
      byHand.optimizer.applyGradients(byHand.variables, clipped.gradients);
      losses.push(value.item());
      gradientNorms.push(clipped.globalNorm);
    }
    expect(trained.values()).to.deep.equal(byHand.values());
    expect(history).to.deep.equal({
      losses,
      gradientNorms,
      validation: [],
      best: undefined,
      stopped: "finished",
    });
  });

  it("returns a History, which a record read from JSON becomes again", async () => {
    const validation = { every: 2, loss: () => 7 };
    const history = await train({ ...bowl(), batches: [1, 2, 3], validation });
    expect(history).to.be.instanceOf(History);
    const again = new History(JSON.parse(JSON.stringify(history)) as History);
    expect(again).to.be.instanceOf(History).and.to.deep.equal(history);
  });

  it("does not clip unless it is given a norm", async () => {
    const [free, limited] = [bowl(), bowl()];
    const { gradientNorms } = await train({ ...free, batches: [1] });
    await train({ ...limited, batches: [1], clipNorm: gradientNorms[0] });
    expect(free.values()).to.deep.equal(limited.values());
    expect(gradientNorms[0]).to.be.greaterThan(1);
  });

  it("with steps takes no more batches than that, and closes their generator", async () => {
    const { batches, seen } = counted();
    const history = await train({ ...bowl(), batches, steps: 3 });
    expect(history.losses).to.have.length(3);
    expect(seen).to.deep.equal({ taken: 3, closed: true });
  });

  it("ends with the batches when these are fewer than the steps", async () => {
    const history = await train({ ...bowl(), batches: [1, 2], steps: 10 });
    expect(history.losses).to.have.length(2);
    expect(history.stopped).to.equal("finished");
  });

  it("closes the batches' generator when the loss throws, and leaves the variables as they were", async () => {
    const { batches, seen } = counted();
    const { variables, optimizer, values } = bowl();
    const loss = () => {
      throw new Error("no loss today");
    };
    expect(await rejection(train({ variables, optimizer, batches, loss }))).to.equal(
      "Error: no loss today",
    );
    expect(seen).to.deep.equal({ taken: 1, closed: true });
    expect(values()).to.deep.equal(bowl().values());
  });

  it("reports progress after each step, with the validation loss where one was measured", async () => {
    const reports: Progress[] = [];
    const { variables, loss, optimizer } = bowl();
    const history = await train({
      variables,
      optimizer,
      loss,
      batches: counted().batches,
      steps: 4,
      validation: { every: 2, loss: () => variables[0].data[0] },
      onProgress: (progress) => reports.push(progress),
    });
    expect(reports).to.deep.equal(
      [0, 1, 2, 3].map((i) => ({
        step: i + 1,
        steps: 4,
        loss: history.losses[i],
        gradientNorm: history.gradientNorms[i],
        validation: history.validation.find(({ step }) => step === i + 1)?.loss,
      })),
    );
    expect(history.validation.map(({ step }) => step)).to.deep.equal([2, 4]);
  });

  it("reports infinitely many steps when the batches decide", async () => {
    const reports: Progress[] = [];
    await train({ ...bowl(), batches: [1], onProgress: (progress) => reports.push(progress) });
    expect(reports.map(({ steps }) => steps)).to.deep.equal([Infinity]);
  });

  it("lets other work have its turn while it is long at it", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const { variables, optimizer, loss } = bowl();
    const slow = (target: number) => {
      for (const end = performance.now() + 30; performance.now() < end;);
      return loss(target);
    };
    await train({ variables, optimizer, loss: slow, batches: [1, 2, 3, 4, 5, 6] });
    clearInterval(timer);
    expect(turns).to.be.greaterThan(0);
  });

  it("brings a loss down", async () => {
    const w = new Variable(tensor([5]), "w");
    const history = await train({
      variables: [w],
      optimizer: new AdamOptimizer(0.1),
      batches: counted().batches,
      loss: () => ({ loss: sum(square(w)) }),
      steps: 200,
    });
    expect(history.losses.at(-1)).to.be.below(1e-3 * history.losses[0]);
  });

  it("refuses options out of their range before it takes a batch", async () => {
    const refused = {
      "train: there are no variables to train": { variables: [] },
      "train: steps must be a positive integer, got 0": { steps: 0 },
      "train: steps must be a positive integer, got 1.5": { steps: 1.5 },
      "train: clipNorm must be positive, got 0": { clipNorm: 0 },
      "train: clipNorm must be positive, got NaN": { clipNorm: NaN },
      "train: validation.every must be a positive integer, got 0": {
        validation: { every: 0, loss: () => 0 },
      },
      "train: validation.patience must be a positive integer, got 0": {
        validation: { every: 1, loss: () => 0, patience: 0 },
      },
    };
    for (const [message, options] of Object.entries(refused)) {
      const { batches, seen } = counted();
      expect(await rejection(train({ ...bowl(), batches, ...options }))).to.equal(
        `RangeError: ${message}`,
      );
      expect(seen.taken).to.equal(0);
    }
  });

  it("refuses batches of which there are none", async () => {
    expect(await rejection(train({ ...bowl(), batches: [] }))).to.equal(
      "RangeError: train: expected at least one batch, got none",
    );
  });

  it("refuses a loss that is not a scalar, and a variable that took no part in it", async () => {
    const { variables, optimizer, values } = bowl();
    const vector = () => ({ loss: square(variables[0]) });
    expect(await rejection(train({ variables, optimizer, batches: [1], loss: vector }))).to.equal(
      "RangeError: gradient: the loss must be a scalar, got shape [2]",
    );
    const half = () => ({ loss: sum(square(variables[0])) });
    expect(await rejection(train({ variables, optimizer, batches: [1], loss: half }))).to.equal(
      'Error: gradient: source 1 "b", float64 [], took no part in what this tape recorded',
    );
    expect(values()).to.deep.equal(bowl().values());
  });
});
