import { expect } from "chai";
import {
  bestJavaScriptOver,
  layersOver,
  overPytorch,
  shareOfPeak,
} from "../../../bench/training/ratios.js";
import { goals, isMet } from "../../../bench/training/targets.js";
import { configurations } from "../../../bench/training/configurations.js";
import { stepFlops } from "../../../bench/training/work.js";

const times = { unrolled: 2, pytorch: 1, "tfjs-wasm": 30, "tfjs-wasm-layers": 50, "jax-js": 24 };
const measured = { medians: { small: times }, peaks: { small: 50 } };

describe("bench: ratios of a run", () => {
  it("overPytorch(measured, configuration) is our time over PyTorch's", () => {
    expect(overPytorch(measured, "small")).to.equal(2);
  });

  it("bestJavaScriptOver(measured, configuration) takes the fastest other one, PyTorch not among them", () => {
    expect(bestJavaScriptOver(measured, "small")).to.equal(12);
  });

  it("layersOver(measured, configuration) is the time of tf.layers.lstm over ours", () => {
    expect(layersOver(measured, "small")).to.equal(25);
  });

  it("shareOfPeak(measured, configuration) is what our step reaches of the peak beside it", () => {
    const reached = stepFlops(configurations.small) / 2e-3 / 1e9;
    expect(shareOfPeak(measured, "small")).to.be.closeTo(reached / 50, 1e-12);
  });

  it("are undefined where one of the two was not measured", () => {
    const alone = { medians: { small: { unrolled: 2 }, mid: { pytorch: 1 } }, peaks: {} };
    for (const ratio of [overPytorch, bestJavaScriptOver, layersOver, shareOfPeak]) {
      expect(ratio(alone, "small"), "without a peer").to.equal(undefined);
      expect(ratio(alone, "mid"), "without ours").to.equal(undefined);
      expect(ratio(alone, "tiny"), "without either").to.equal(undefined);
    }
  });
});

describe("bench: isMet(target, value)", () => {
  it("takes the limit itself, and nothing on its other side", () => {
    const most = { bound: "at most", limit: 2 } as const;
    const least = { bound: "at least", limit: 2 } as const;
    expect([1.9, 2, 2.1].map((value) => isMet(most, value))).to.deep.equal([true, true, false]);
    expect([1.9, 2, 2.1].map((value) => isMet(least, value))).to.deep.equal([false, true, true]);
  });

  it("is false for what is no number", () => {
    expect(isMet({ bound: "at most", limit: 2 }, NaN)).to.equal(false);
  });
});

describe("bench: goals", () => {
  it("are stated for each configuration that is beside PyTorch", () => {
    const limits = Object.fromEntries(goals.map(({ name, limits }) => [name, limits]));
    expect(Object.keys(limits.overPytorch!)).to.have.members(Object.keys(configurations));
  });
});
