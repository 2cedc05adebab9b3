import { expect } from "chai";
import { configurations, describeSizes } from "../../../bench/training/configurations.js";
import { gigaflops, inferenceFlops, stepFlops } from "../../../bench/training/work.js";

const sizes = {
  batch: 3,
  time: 5,
  inputs: 7,
  units: 2,
  classes: 11,
  layers: 1,
  dropout: 0,
} as const;

describe("bench: the work of a training step", () => {
  it('stepFlops(sizes, "BasicRNNCell") counts one product with the state where an LSTM has four', () => {
    const difference = stepFlops(sizes) - stepFlops(sizes, "BasicRNNCell");
    const { time, batch, units } = sizes;
    expect(difference).to.equal(time * batch * 3 * 2 * 3 * units * units);
  });

  it("inferenceFlops(sizes) counts the products of state and readout at each place, none of one-hot inputs", () => {
    // 15 places, each 2 × (2 × 8 for the gates + 2 × 11 for the classes).
    expect(inferenceFlops(sizes)).to.equal(15 * 2 * (16 + 22));
    expect(inferenceFlops({ ...sizes, inputs: 70 })).to.equal(inferenceFlops(sizes));
  });

  it("inferenceFlops(sizes) of two layers has two more products of the gates", () => {
    expect(inferenceFlops({ ...sizes, layers: 2 })).to.equal(15 * 2 * (3 * 16 + 22));
  });

  it("stepFlops(sizes) is three times the forward pass", () => {
    expect(stepFlops(configurations.mid)).to.equal(2 * 1024 * (3 * 4 * 128 * 128 + 3 * 128 * 64));
  });

  it("gigaflops(flops, ms) counts 10⁹ a second", () => {
    expect(gigaflops(3e9, 500)).to.equal(6);
  });
});

describe("bench: describeSizes(sizes)", () => {
  it("names the sizes by their letters, and layers and dropout where there are two", () => {
    expect(describeSizes(configurations.tiny)).to.equal("B1 T16 I8 H16 V8");
    expect(describeSizes(configurations.mid2)).to.equal(
      "B32 T32 I64 H128 V64, 2 layers, dropout 0.2",
    );
  });
});
