import { expect } from "chai";
import { disagreement, firstLosses } from "../../../bench/training/agreement.js";
import { configurations } from "../../../bench/training/configurations.js";
import { engines, typescriptWorker } from "../../../bench/training/engines.js";
import { drawWeights, reorderGates } from "../../../bench/training/weights.js";
import { Worker } from "../../../bench/training/worker.js";

describe("bench: disagreement(losses, reference)", () => {
  const reference = [2, 1.9, 1.8];

  it("is none for losses that differ by rounding", () => {
    expect(disagreement([2.00009, 1.9, 1.79991], reference)).to.equal(undefined);
  });

  it("names the first step whose loss is another, or missing, or no number", () => {
    expect(disagreement([2, 1.8998, 1], reference)).to.contain("step 2 is 1.8998, expected 1.9");
    expect(disagreement([2, 1.9], reference)).to.contain("step 3");
    expect(disagreement([NaN, 1.9, 1.8], reference)).to.contain("step 1");
  });
});

describe("bench: firstLosses(worker)", function () {
  this.timeout(60_000);

  const losses = async (command: readonly string[]) => {
    const worker = new Worker(command);
    try {
      return await firstLosses(worker);
    } finally {
      await worker.end();
    }
  };

  it("are the same for this engine and both ways to write an LSTM in TensorFlow.js", async () => {
    const ours = await losses(engines.unrolled.command());
    expect(ours).to.have.length(40);
    expect(new Set(ours).size).to.equal(40);
    for (const style of ["byHand", "layers"]) {
      const theirs = await losses(typescriptWorker(["tfjs", "main.ts"], "cpu", style));
      expect(disagreement(theirs, ours), style).to.equal(undefined);
    }
  });
});

describe("bench: weights for all engines", () => {
  it("drawWeights(sizes, seed) gives the same float32 numbers each time", () => {
    const weights = drawWeights(configurations.tiny, 7);
    expect(drawWeights(configurations.tiny, 7)).to.deep.equal(weights);
    expect(drawWeights(configurations.tiny, 8)).not.to.deep.equal(weights);
    expect([weights.kernel.length, weights.kernel[0]!.length]).to.deep.equal([24, 64]);
    expect(weights.bias.every((value) => value === Math.fround(value))).to.equal(true);
  });

  it("reorderGates(row, order) moves whole gates", () => {
    expect(reorderGates([1, 2, 3, 4, 5, 6, 7, 8], "ifjo")).to.deep.equal([1, 2, 5, 6, 3, 4, 7, 8]);
  });
});
