import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  dynamicRnn,
  gradcheck,
  GRUCell,
  ones,
  sum,
  add,
  trace,
  zeros,
  type Tensor,
} from "../../src/index.js";
import { exampleGru, sigma, sizes } from "../support/example-gru.js";
import { failure } from "../support/failure.js";

const rows = (x: Tensor) => x.toArray() as number[][];

/** row W + b in plain numbers, with some of the kernel's rows. */
const product = (row: readonly number[], W: readonly number[][], b: Tensor): number[] =>
  Array.from(b.data, (bias, column) => row.reduce((sum, x, k) => sum + x * W[k][column], 0) + bias);

describe("new GRUCell(numUnits, { resetAfter: true }).call(x, h)", () => {
  it("is u ⊙ h + (1 − u) ⊙ tanh(x W_x + b + r ⊙ (h W_h + b_h)), bit for bit in float64", () => {
    fc.assert(
      fc.property(sizes, (sizes) => {
        const { cell, gates, candidate, recurrentBias, x, h } = exampleGru(sizes, {
          resetAfter: true,
        });
        const { features, units } = sizes;
        const W = rows(candidate.kernel);
        const expected = rows(x).map((row, n) => {
          const old = rows(h)[n];
          const z = product([...row, ...old], rows(gates.kernel), gates.bias);
          const fromX = product(row, W.slice(0, features), candidate.bias);
          const fromH = product(old, W.slice(features), recurrentBias);
          return old.map((value, unit) => {
            const [r, u] = [sigma(z[unit]), sigma(z[units + unit])];
            const c = Math.tanh(fromX[unit] + r * fromH[unit]);
            return u * value + (1 - u) * c;
          });
        });
        expect(cell.call(x, h)[0].toArray()).to.deep.equal(expected);
      }),
    );
  });

  it("has the gradients of central differences for input, state and all weights", () => {
    fc.assert(
      fc.property(sizes, (sizes) => {
        const { cell, x, h } = exampleGru(sizes, { resetAfter: true });
        expect(cell.variables).to.have.lengthOf(5);
        gradcheck((x, h) => cell.call(x, h)[0], [x, h, ...cell.variables], { name: "call" });
      }),
      { numRuns: 20 },
    );
  });

  it("differs from the convention that resets before the product", () => {
    const given = { batch: 2, features: 2, units: 3 };
    const [after, before] = [exampleGru(given, { resetAfter: true }), exampleGru(given)];
    const [h] = after.cell.call(after.x, after.h);
    expect(h).to.not.be.closeToTensor(before.cell.call(before.x, before.h)[0], 1e-2);
  });
});

describe("dynamicRnn(new GRUCell(numUnits, { resetAfter: true }), inputs, { sequenceLength })", () => {
  it("keeps the state past a sequence's end, with the gradients of central differences", () => {
    const { cell, inputs, h } = exampleGru(
      { batch: 2, features: 2, units: 3 },
      { resetAfter: true },
    );
    const options = { initialState: h, sequenceLength: [3, 0] };
    const { outputs, state } = dynamicRnn(cell, inputs, options);
    const [first, second] = outputs.toArray() as number[][][];
    expect(rows(state)).to.deep.equal([first[2], rows(h)[1]]);
    expect([first[3], ...second]).to.deep.equal(Array(5).fill([0, 0, 0]));
    const run = (inputs: Tensor, initialState: Tensor) => {
      const made = dynamicRnn(cell, inputs, { ...options, initialState });
      return add(sum(made.outputs), sum(made.state));
    };
    gradcheck(run, [inputs, h, ...cell.variables]);
  });

  it("shows r, u, c and h to a trace", () => {
    const { cell, inputs } = exampleGru({ batch: 2, features: 2, units: 3 }, { resetAfter: true });
    const { values } = trace(() => dynamicRnn(cell, inputs));
    expect(Object.keys(values).sort()).to.deep.equal(["c", "h", "r", "u"]);
  });
});

describe("new GRUCell(numUnits, { resetAfter })", () => {
  it("has a recurrent bias of its own with resetAfter, zeros unless given, and none without", () => {
    const cell = new GRUCell(3, { inputSize: 2, resetAfter: true });
    const bias = cell.variables[4];
    expect([bias.name, [...bias.data]]).to.deep.equal([
      "gru_cell/candidate/recurrent_bias",
      [0, 0, 0],
    ]);
    expect([cell.resetAfter, new GRUCell(3, { inputSize: 2 }).variables.length]).to.deep.equal([
      true,
      4,
    ]);
  });

  it("refuses a recurrent bias that does not fit, or without resetAfter", () => {
    const make = (candidate: { recurrentBias: Tensor }, resetAfter?: boolean) =>
      failure(() => new GRUCell(3, { candidate, resetAfter }));
    expect(make({ recurrentBias: ones([2]) }, true)).to.equal(
      "RangeError: gru_cell: candidate.recurrentBias must be float32 [3], got float32 [2]",
    );
    expect(make({ recurrentBias: zeros([3]) })).to.equal(
      "TypeError: gru_cell: candidate.recurrentBias is given without resetAfter",
    );
  });
});
