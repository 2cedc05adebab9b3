import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import { gradcheck, LSTMCell, matmul, tensor, type Tensor } from "../../src/index.js";
import { lstmStepByHand } from "../support/example-lstm.js";
import { exampleWithOptions, outputAndC, sizes } from "../support/example-lstm-options.js";

const clip = (x: number, limit: number) => Math.max(-limit, Math.min(limit, x));
const flat = (rows: number[][]) => rows.flat();
const rows = (x: Tensor) => x.toArray() as number[][];

describe("new LSTMCell(numUnits, { numProj, projClip })", () => {
  it("projects h to numProj units: those of the output, and what the next step sees", () => {
    fc.assert(
      fc.property(sizes, (sizes) => {
        const { cell, weights, x, state } = exampleWithOptions(sizes);
        expect([cell.outputSize, cell.numUnits, cell.inputSize]).to.deep.equal([
          sizes.numProj,
          sizes.units,
          sizes.features,
        ]);
        const [output, { c, h }] = cell.call(x, state);
        expect(output).to.equal(h);
        const expected = rows(x).map((row, n) =>
          lstmStepByHand(cell, row, { c: rows(state.c)[n], h: rows(state.h)[n] }),
        );
        expect(flat(rows(c))).to.deep.equal(expected.flatMap(({ c }) => c));
        const m = tensor(
          expected.map(({ h }) => h),
          "float64",
        );
        expect(h.toArray()).to.deep.equal(matmul(m, weights.projection!).toArray());
      }),
    );
  });

  it("clips the projected h to ±projClip", () => {
    const given = { batch: 3, features: 2, units: 3, numProj: 2 };
    const { cell: free, x, state } = exampleWithOptions(given);
    const { cell } = exampleWithOptions(given, { projClip: 0.2 });
    const [expected] = free.call(x, state);
    const [output] = cell.call(x, state);
    expect([...output.data]).to.deep.equal([...expected.data].map((h) => clip(h, 0.2)));
    expect(output.data).to.not.deep.equal(expected.data);
  });

  it("has the gradients of central differences, those of the projection among them", () => {
    fc.assert(
      fc.property(sizes, fc.constantFrom(undefined, 0.3), (sizes, projClip) => {
        const { cell, x, state } = exampleWithOptions(sizes, { projClip, cellClip: 0.9 });
        gradcheck(outputAndC(cell), [x, state.c, state.h, ...cell.variables], { name: "call" });
      }),
      { numRuns: 20 },
    );
  });

  it("has its variables named as TensorFlow's, and a zero state of both sizes", () => {
    const cell = new LSTMCell(3, { inputSize: 4, numProj: 2, usePeepholes: false });
    expect(cell.variables.map(({ name, shape }) => [name, shape])).to.deep.equal([
      ["lstm_cell/kernel", [6, 12]],
      ["lstm_cell/bias", [12]],
      ["lstm_cell/projection/kernel", [3, 2]],
    ]);
    expect(cell.projection).to.equal(cell.variables[2]);
    expect(new LSTMCell(3, { inputSize: 4 }).projection).to.equal(undefined);
    const { c, h } = cell.zeroState(5);
    expect([c.shape, h.shape]).to.deep.equal([
      [5, 3],
      [5, 2],
    ]);
  });

  it("draws the projection after the kernel, not the kernel's numbers once more", () => {
    const cell = new LSTMCell(4, { inputSize: 4, numProj: 4, seed: 3 });
    const again = new LSTMCell(4, { inputSize: 4, numProj: 4, seed: 3 });
    expect(cell.projection!.data).to.deep.equal(again.projection!.data);
    // The same draws would differ by the factor between the limits of both.
    const ratios = ({ data }: Tensor) => [...data.slice(1, 5)].map((x) => (x / data[0]).toFixed(3));
    expect(ratios(cell.projection!)).to.not.deep.equal(ratios(cell.kernel));
  });
});
