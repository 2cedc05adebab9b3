import { expect } from "chai";
import {
  AdamOptimizer,
  cosineDecay,
  exponentialDecay,
  GradientDescentOptimizer,
  linearWarmUp,
  MomentumOptimizer,
  ones,
  tensor,
  Variable,
  type LearningRate,
} from "../../src/index.js";
import { failure, refuses } from "../support/failure.js";
import { trajectory } from "../support/trajectory.js";

const steps = Array.from({ length: 40 }, (_, step) => step);

describe("exponentialDecay(η, { decaySteps, decayRate, staircase })", () => {
  it("is η · decayRate^(step / decaySteps)", () => {
    const rate = exponentialDecay(0.1, { decaySteps: 7, decayRate: 0.5 });
    for (const step of steps) expect(rate(step)).to.be.closeTo(0.1 * 0.5 ** (step / 7), 1e-16);
    expect(rate(0)).to.equal(0.1);
  });

  it("with staircase falls only after every decaySteps steps", () => {
    const rate = exponentialDecay(0.1, { decaySteps: 7, decayRate: 0.5, staircase: true });
    expect([0, 6, 7, 13, 14].map(rate).map((x) => Number(x.toFixed(12)))).to.deep.equal([
      0.1, 0.1, 0.05, 0.05, 0.025,
    ]);
  });

  it("refuses rates that are not positive and steps that are not a positive integer", () => {
    refuses({
      "RangeError: exponentialDecay: learningRate must be positive, got 0": () =>
        exponentialDecay(0, { decaySteps: 1, decayRate: 1 }),
      "RangeError: exponentialDecay: decayRate must be positive, got -1": () =>
        exponentialDecay(1, { decaySteps: 1, decayRate: -1 }),
      "RangeError: exponentialDecay: decaySteps must be a positive integer, got 0.5": () =>
        exponentialDecay(1, { decaySteps: 0.5, decayRate: 1 }),
    });
  });
});

describe("cosineDecay(η, { decaySteps, final })", () => {
  it("falls along half a cosine from η to final, and stays there", () => {
    const rate = cosineDecay(0.3, { decaySteps: 20, final: 0.1 });
    for (const step of steps.slice(0, 21)) {
      expect(rate(step)).to.be.closeTo(0.2 + 0.1 * Math.cos((Math.PI * step) / 20), 1e-16);
    }
    expect([rate(0), rate(20), rate(1000)]).to.deep.equal([0.3, 0.1, 0.1]);
    expect(cosineDecay(1, { decaySteps: 2 })(2)).to.equal(0);
  });

  it("refuses a rate that is not positive, a final one above it, and bad steps", () => {
    refuses({
      "RangeError: cosineDecay: learningRate must be positive, got NaN": () =>
        cosineDecay(NaN, { decaySteps: 1 }),
      "RangeError: cosineDecay: final must be in 0 … 0.1, got 0.2": () =>
        cosineDecay(0.1, { decaySteps: 1, final: 0.2 }),
      "RangeError: cosineDecay: decaySteps must be a positive integer, got 0": () =>
        cosineDecay(0.1, { decaySteps: 0 }),
    });
  });
});

describe("linearWarmUp(steps, then)", () => {
  it("grows by equal parts to the rate, and then is what it is given, begun at its step 0", () => {
    const decay = exponentialDecay(0.5, { decaySteps: 3, decayRate: 0.9 });
    const rate = linearWarmUp(4, decay);
    [0.1, 0.2, 0.3, 0.4, 0.5].forEach((expected, step) => {
      expect(rate(step)).to.be.closeTo(expected, 1e-16);
    });
    expect(rate(4 + 7)).to.equal(decay(7));
    expect([0, 1, 2, 3].map(linearWarmUp(2, 3))).to.deep.equal([1, 2, 3, 3]);
  });

  it("refuses steps that are not a positive integer and a rate that is not positive", () => {
    refuses({
      "RangeError: linearWarmUp: steps must be a positive integer, got 0": () => linearWarmUp(0, 1),
      "RangeError: linearWarmUp: learningRate must be positive, got 0": () => linearWarmUp(1, 0),
    });
  });
});

describe("an optimizer with a schedule", () => {
  const kinds = {
    GradientDescentOptimizer: (rate: LearningRate) => new GradientDescentOptimizer(rate),
    MomentumOptimizer: (rate: LearningRate) => new MomentumOptimizer(rate),
    AdamOptimizer: (rate: LearningRate) => new AdamOptimizer(rate),
  };
  const schedule = linearWarmUp(2, cosineDecay(0.1, { decaySteps: 3, final: 0.01 }));

  for (const [name, make] of Object.entries(kinds)) {
    it(`${name} does what it does with those rates, one after the other`, () => {
      const rates = steps.map(schedule);
      expect(trajectory(make(schedule))).to.deep.equal(trajectory(make(1), rates));
    });

    it(`${name} refuses a rate that is not finite before it changes anything, and then goes on`, () => {
      const w = new Variable(tensor([1], "float64"), "w");
      const sound = new Variable(tensor([1], "float64"), "w");
      let broken = true;
      const optimizer = make((step) => (broken && step === 1 ? NaN : 0.1));
      const reference = make(0.1);
      const gradient = ones([1], "float64");
      optimizer.applyGradients([w], [gradient]);
      const before = w.item();
      expect(failure(() => optimizer.applyGradients([w], [gradient]))).to.equal(
        `RangeError: ${name}: the learning rate of step 1 must be a finite number, got NaN`,
      );
      expect(w.item()).to.equal(before);
      broken = false;
      optimizer.applyGradients([w], [gradient]);
      reference.applyGradients([sound], [gradient]);
      reference.applyGradients([sound], [gradient]);
      expect(w.item()).to.equal(sound.item());
    });
  }
});
