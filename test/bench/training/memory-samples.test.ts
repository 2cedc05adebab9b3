import { expect } from "chai";
import { growth, mustBeKept } from "../../../bench/training/aspects/memory-samples.js";
import { configurations } from "../../../bench/training/configurations.js";

describe("bench: growth(samples, stepsBetween)", () => {
  const samples = (heap: (n: number) => number) =>
    Array.from({ length: 40 }, (_, n) => ({ heap: heap(n), arrays: 100, wasm: 64 * n }));

  it("is the bytes that each kind of memory grows by in a step", () => {
    const grown = growth(
      samples((n) => 1e6 + 500 * n),
      250,
    );
    expect(grown.arrays).to.equal(0);
    expect(grown.heap).to.equal(2);
    expect(grown.wasm).to.equal(64 / 250);
  });

  it("does not mind the first half, nor a single high sample", () => {
    const heap = (n: number) => (n < 20 ? 100 * n : n === 35 ? 1e9 : 5000);
    expect(growth(samples(heap), 250).heap).to.equal(0);
  });

  it("refuses too few samples", () => {
    expect(() => growth(samples(() => 0).slice(0, 7), 1)).to.throw("at least 8 samples, got 7");
  });
});

describe("bench: mustBeKept(sizes)", () => {
  it("counts activations at each place, and each parameter four times, in float32", () => {
    const sizes = {
      batch: 2,
      time: 3,
      inputs: 5,
      units: 4,
      classes: 7,
      layers: 1,
      dropout: 0,
    } as const;
    const parameters = (5 + 4) * 16 + 16 + 4 * 7 + 7;
    expect(mustBeKept(sizes)).to.equal(4 * (6 * (5 + 28 + 7) + 4 * parameters));
    expect(mustBeKept({ ...sizes, layers: 2 }) - mustBeKept(sizes)).to.equal(
      4 * (6 * 28 + 4 * (8 * 16 + 16)),
    );
  });

  it("is 61 MB for the large configuration", () => {
    expect(mustBeKept(configurations.large) / 1e6).to.be.closeTo(60.9, 0.1);
  });
});
