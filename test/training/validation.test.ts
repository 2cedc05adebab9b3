import { expect } from "chai";
import {
  GradientDescentOptimizer,
  sum,
  tensor,
  train,
  Variable,
  type Validation,
} from "../../src/index.js";

/** Trains a variable that grows by 1 each step, while validation finds these losses in turn. */
async function run(found: number[], options: Partial<Validation> = {}, steps = 10) {
  const w = new Variable(tensor([0], "float64"), "w");
  const losses = [...found];
  const history = await train({
    variables: [w],
    optimizer: new GradientDescentOptimizer(1),
    batches: Array(steps).fill(0),
    loss: () => ({ loss: sum(w, [0]) }),
    validation: { every: 1, loss: () => losses.shift()!, ...options },
  });
  return { history, steps: history.losses.length, w: w.item() };
}

describe("train({ validation })", () => {
  it("measures after every so many steps, and after the last", async () => {
    const { history } = await run([3, 2, 1, 0], { every: 3 });
    expect(history.validation).to.deep.equal([
      { step: 3, loss: 3 },
      { step: 6, loss: 2 },
      { step: 9, loss: 1 },
      { step: 10, loss: 0 },
    ]);
  });

  it("reports the measurement after the last step too, when the number of steps is given", async () => {
    const w = new Variable(tensor([0], "float64"), "w");
    const reported: [number, number | undefined][] = [];
    await train({
      variables: [w],
      optimizer: new GradientDescentOptimizer(1),
      batches: Array(10).fill(0),
      steps: 4,
      loss: () => ({ loss: sum(w, [0]) }),
      validation: { every: 3, loss: () => 7 },
      onProgress: ({ step, validation }) => reported.push([step, validation]),
    });
    expect(reported).to.deep.equal([
      [1, undefined],
      [2, undefined],
      [3, 7],
      [4, 7],
    ]);
  });

  it("measures once after the last step where both fall together", async () => {
    const { history } = await run([3, 2], { every: 5 });
    expect(history.validation.map(({ step }) => step)).to.deep.equal([5, 10]);
  });

  it("leaves the variables as they were at the lowest validation loss, and tells its step", async () => {
    const { history, steps, w } = await run([9, 8, 7, 1, 7, 8, 9, 9, 9, 9]);
    expect(history.best).to.deep.equal({ step: 4, loss: 1 });
    expect([steps, w, history.stopped]).to.deep.equal([10, -4, "finished"]);
  });

  it("keeps the first of equal lowest losses", async () => {
    const { history, w } = await run([5, 2, 2, 2], {}, 4);
    expect(history.best).to.deep.equal({ step: 2, loss: 2 });
    expect(w).to.equal(-2);
  });

  it("with patience stops after as many measurements without a new lowest one", async () => {
    const { history, steps, w } = await run([5, 4, 4, 6, 1], { patience: 2 });
    expect([steps, history.stopped, w]).to.deep.equal([4, "early", -2]);
    expect(history.validation).to.have.length(4);
  });

  it("counts anew from each new lowest loss", async () => {
    const { steps } = await run([5, 6, 4, 6, 3, 6, 6, 0, 0, 0], { patience: 2 });
    expect(steps).to.equal(7);
  });

  it("counts patience in measurements, not in steps", async () => {
    const { steps } = await run([5, 6, 6], { patience: 2, every: 2 });
    expect(steps).to.equal(6);
  });

  it("never takes NaN or ∞ for the lowest loss, even when it comes first", async () => {
    const { history, w } = await run([NaN, Infinity, 5, 2, NaN, 3], {}, 6);
    expect(history.best).to.deep.equal({ step: 4, loss: 2 });
    expect(w).to.equal(-4);
    const hopeless = await run([NaN, NaN, NaN], { patience: 3 });
    expect([hopeless.history.best, hopeless.steps, hopeless.w]).to.deep.equal([undefined, 3, -3]);
  });
});
