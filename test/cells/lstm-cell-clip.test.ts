import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  gradcheck,
  LSTMCell,
  ones,
  randomNormal,
  sum,
  tensor,
  valueAndGradients,
  type Tensor,
} from "../../src/index.js";
import { lstmStepByHand } from "../support/example-lstm.js";
import { exampleWithOptions, outputAndC, sizes } from "../support/example-lstm-options.js";

const clip = (x: number, limit: number) => Math.max(-limit, Math.min(limit, x));
const rows = (x: Tensor) => x.toArray() as number[][];

describe("new LSTMCell(numUnits, { cellClip })", () => {
  const limits = fc.constantFrom(0.05, 0.3, 1);

  it("clips c to ±cellClip before the output gate and h see it, bit for bit in float64", () => {
    fc.assert(
      fc.property(sizes, limits, ({ numProj: _, ...sizes }, cellClip) => {
        const { cell, x, state } = exampleWithOptions(sizes, { cellClip });
        const [, { c, h }] = cell.call(x, state);
        rows(x).forEach((row, n) => {
          const plain = { c: rows(state.c)[n], h: rows(state.h)[n] };
          const step = lstmStepByHand(cell, row, plain);
          const clipped = step.c.map((c) => clip(c, cellClip));
          expect(rows(c)[n]).to.deep.equal(clipped);
          expect(rows(h)[n]).to.deep.equal(clipped.map((c, unit) => Math.tanh(c) * step.o[unit]));
        });
      }),
    );
  });

  it("shows the output gate's peephole the clipped c", () => {
    const kernel = tensor(
      [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      "float64",
    );
    const peepholes = { o: tensor([2], "float64") };
    const cell = new LSTMCell(1, { kernel, peepholes, cellClip: 0.25, forgetBias: 100 });
    const one = ones([1, 1], "float64");
    const [, { c, h }] = cell.call(one, { c: one, h: one });
    expect(c.item()).to.equal(0.25);
    expect(h.item()).to.equal(Math.tanh(0.25) * (1 / (1 + Math.exp(-0.5))));
  });

  it("has the gradients of central differences, those of the peepholes among them", () => {
    fc.assert(
      fc.property(sizes, limits, ({ numProj: _, ...sizes }, cellClip) => {
        const draw = (seed: number) => randomNormal([sizes.units], { seed, dtype: "float64" });
        const peepholes = { i: draw(1), f: draw(2), o: draw(3) };
        const { cell, x, state } = exampleWithOptions(sizes, {
          cellClip,
          usePeepholes: true,
          peepholes,
        });
        gradcheck(outputAndC(cell), [x, state.c, state.h, ...cell.variables], { name: "call" });
      }),
      { numRuns: 20 },
    );
  });

  it("passes no gradient to what was clipped: c before it, and all gates but the output's", () => {
    const kernel = randomNormal([2, 4], { seed: 1, stddev: 0.1, dtype: "float64" });
    const cell = new LSTMCell(1, { kernel, cellClip: 0.5, usePeepholes: false });
    const one = ones([1, 1], "float64");
    const c = tensor([[3]], "float64");
    const { gradients } = valueAndGradients(
      () => sum(cell.call(one, { c, h: one })[0]),
      [c, cell.bias],
    );
    expect(gradients[0].item()).to.equal(0);
    const [i, j, f, o] = gradients[1].data;
    expect([i, j, f]).to.deep.equal([0, 0, 0]);
    expect(o).to.be.above(0.01);
  });
});
