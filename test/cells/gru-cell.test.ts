import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  dynamicRnn,
  gradcheck,
  GRUCell,
  ones,
  relu,
  tensor,
  trace,
  zeros,
  type Tensor,
} from "../../src/index.js";
import { exampleGru, sigma, sizes } from "../support/example-gru.js";
import { failure } from "../support/failure.js";

/** [x, h] W + b for one row, in plain numbers. */
function affineByHand(W: Tensor, b: Tensor, row: readonly number[]): number[] {
  const columns = W.toArray() as number[][];
  return Array.from(b.data, (bias, column) => {
    return row.reduce((sum, value, k) => sum + value * columns[k][column], 0) + bias;
  });
}

describe("new GRUCell(numUnits).call(x, h)", () => {
  it("is u ⊙ h + (1 − u) ⊙ tanh([x, r ⊙ h] W + b), bit for bit in float64", () => {
    fc.assert(
      fc.property(sizes, (sizes) => {
        const { cell, gates, candidate, x, h } = exampleGru(sizes);
        const { units } = sizes;
        const [output, state] = cell.call(x, h);
        expect(output).to.equal(state);
        const [xs, hs] = [x.toArray() as number[][], h.toArray() as number[][]];
        const expected = xs.map((row, n) => {
          const [old, z] = [hs[n], affineByHand(gates.kernel, gates.bias, [...row, ...hs[n]])];
          const r = z.slice(0, units).map(sigma);
          const u = z.slice(units).map(sigma);
          const seen = [...row, ...old.map((value, unit) => r[unit] * value)];
          const c = affineByHand(candidate.kernel, candidate.bias, seen).map(Math.tanh);
          return old.map((value, unit) => u[unit] * value + (1 - u[unit]) * c[unit]);
        });
        expect(output.toArray()).to.deep.equal(expected);
      }),
    );
  });

  it("has the gradients of central differences for input, state and all weights", () => {
    fc.assert(
      fc.property(sizes, (sizes) => {
        const { cell, x, h } = exampleGru(sizes);
        gradcheck((x, h) => cell.call(x, h)[0], [x, h, ...cell.variables], { name: "call" });
      }),
      { numRuns: 20 },
    );
  });

  it("shows r, u, c and h to a trace, and applies another activation", () => {
    const { cell, gates, candidate, x, h } = exampleGru({ batch: 2, features: 3, units: 2 });
    const inputs = tensor([x.toArray()] as number[][][], "float64");
    const { values } = trace(() => dynamicRnn(cell, inputs, { timeMajor: true, initialState: h }));
    expect(Object.keys(values).sort()).to.deep.equal(["c", "h", "r", "u"]);
    const rectified = new GRUCell(2, { gates, candidate, activation: relu });
    const [output] = rectified.call(x, zeros([2, 2], "float64"));
    expect(Math.min(...output.data)).to.be.at.least(0);
  });
});

describe("new GRUCell(numUnits, options)", () => {
  it("has the kernels and biases of gates and candidate: ones and zeros, named after the cell", () => {
    const cell = new GRUCell(3, { inputSize: 2, name: "gru", dtype: "float64" });
    expect(cell.variables.map(({ name, shape, dtype }) => [name, shape, dtype])).to.deep.equal([
      ["gru/gates/kernel", [5, 6], "float64"],
      ["gru/gates/bias", [6], "float64"],
      ["gru/candidate/kernel", [5, 3], "float64"],
      ["gru/candidate/bias", [3], "float64"],
    ]);
    expect([...cell.variables[1].data]).to.deep.equal(Array(6).fill(1));
    expect([...cell.variables[3].data]).to.deep.equal([0, 0, 0]);
    expect([cell.outputSize, cell.inputSize, cell.name]).to.deep.equal([3, 2, "gru"]);
  });

  it("draws both kernels from the seed, the one after the other", () => {
    const kernels = (seed: number) => {
      const { variables } = new GRUCell(4, { inputSize: 4, seed });
      return [variables[0].data, variables[2].data];
    };
    expect(kernels(1)).to.deep.equal(kernels(1));
    expect(kernels(1)).to.not.deep.equal(kernels(2));
    expect(kernels(1)[0].slice(0, 4)).to.not.deep.equal(kernels(1)[1].slice(0, 4));
  });

  it("takes dtype and input size from the weights that it is given, else the size from the first input", () => {
    const given = new GRUCell(2, { candidate: { kernel: ones([5, 2], "float64") } });
    expect([given.dtype, given.inputSize]).to.deep.equal(["float64", 3]);
    const late = new GRUCell(2, { name: "late" });
    expect(failure(() => late.variables)).to.equal(
      "Error: late: the variables are made at the first call; give inputSize to make them at once",
    );
    late.call(zeros([1, 4]), late.zeroState(1));
    expect(late.inputSize).to.equal(4);
  });

  it("refuses what does not fit: weights, an input, a state", () => {
    const gates = { kernel: ones([3, 3]) };
    expect(failure(() => new GRUCell(2, { gates }))).to.equal(
      "RangeError: gru_cell: gates.kernel must be float32 [3, 4], got float32 [3, 3]",
    );
    expect(failure(() => new GRUCell(0))).to.equal(
      "RangeError: gru_cell: numUnits must be a positive integer, got 0",
    );
    const cell = new GRUCell(2, { inputSize: 1 });
    expect(failure(() => cell.call(ones([1, 2]), cell.zeroState(1)))).to.equal(
      "RangeError: gru_cell: the input must be float32 [batch, 1], got float32 [1, 2]",
    );
    expect(failure(() => cell.call(ones([1, 1]), cell.zeroState(2)))).to.equal(
      "RangeError: gru_cell: the state must be float32 [1, 2], got float32 [2, 2]",
    );
    expect(failure(() => cell.zeroState(0))).to.equal(
      "RangeError: gru_cell.zeroState: batchSize must be a positive integer, got 0",
    );
  });
});
