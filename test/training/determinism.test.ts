import { expect } from "chai";
import {
  AdamOptimizer,
  BasicLSTMCell,
  clipByGlobalNorm,
  dropout,
  dynamicRnn,
  fullyConnected,
  oneHot,
  Random,
  softmaxCrossEntropy,
  totalLoss,
  train,
  truncatedWindows,
  valueAndGradients,
  type DType,
} from "../../src/index.js";
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

/** The losses of an LSTM that learns to name the symbol before, all of it computed by the kernels. */
function lossesByKernels(steps: number): number[] {
  const [classes, units, batch, time] = [4, 9, 5, 6];
  const cell = new BasicLSTMCell(units, { inputSize: classes, seed: 1 });
  const readout = fullyConnected(classes, { inputSize: units, seed: 2 });
  const variables = [...cell.variables, ...readout.variables];
  const optimizer = new AdamOptimizer(0.02);
  const random = new Random(3);
  const symbols = Array.from({ length: batch }, () =>
    Array.from({ length: time + 1 }, () => random.integer(classes)),
  );
  const inputs = oneHot(
    symbols.map((row) => row.slice(1)),
    classes,
  );
  const labels = symbols.map((row) => row.slice(0, time));
  const sequenceLength = [6, 3, 5, 6, 1];
  return Array.from({ length: steps }, () => {
    const { value, gradients } = valueAndGradients(() => {
      const { outputs } = dynamicRnn(cell, inputs, { sequenceLength });
      return totalLoss(softmaxCrossEntropy(readout(dropout(outputs, 0.8, random)), labels));
    }, variables);
    optimizer.applyGradients(variables, clipByGlobalNorm(gradients, 1).gradients);
    return value.item();
  });
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

  it("gives these float32 losses, by the kernels, on every machine and in every version of Node", () => {
    const losses = lossesByKernels(60);
    expect([0, 1, 29, 59].map((step) => losses[step])).to.deep.equal([
      8.175752639770508, 8.156301498413086, 6.165010929107666, 3.9426987171173096,
    ]);
  });
});
