import { expect } from "chai";
import { AdamOptimizer, train, truncatedWindows, type DType } from "../../src/index.js";
import { forecaster, sineSequences } from "../support/example-training.js";

/** A whole training: its history, and the weights at the end as bytes. */
async function run(dtype: DType, seed: number) {
  const model = forecaster({ dtype, seed });
  const { inputs, targets } = sineSequences(4, 20, dtype);
  const history = await train({
    ...model,
    optimizer: new AdamOptimizer(0.01),
    batches: truncatedWindows(inputs, targets, 5, Infinity),
    steps: 60,
    clipNorm: 1,
    validation: { every: 10, loss: () => model.loss({ inputs, targets, first: true }).loss.item() },
  });
  const bytes = model.variables.map(({ data: { buffer } }) => [...new Uint8Array(buffer)]);
  return { history, bytes };
}

describe("a training with the same seeds", () => {
  for (const dtype of ["float32", "float64"] as const) {
    it(`gives the same bytes and the same history again, in ${dtype}`, async () => {
      const [first, again, other] = [await run(dtype, 1), await run(dtype, 1), await run(dtype, 2)];
      expect(again).to.deep.equal(first);
      expect(other.bytes).to.not.deep.equal(first.bytes);
      expect(first.history.losses.at(-1)).to.be.below(first.history.losses[0]);
    });
  }

  it("gives these losses on every machine and in every version of Node", async () => {
    const { history } = await run("float64", 1);
    expect([0, 1, 29, 59].map((step) => history.losses[step])).to.deep.equal([
      1.749624957937141, 1.5769237220366745, 0.5180718372139921, 0.1894016981397885,
    ]);
  });
});
