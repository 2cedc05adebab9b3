import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  add,
  BasicLSTMCell,
  dynamicRnn,
  gradcheck,
  LSTMCell,
  mul,
  ones,
  Random,
  randomNormal,
  relu,
  tensor,
  trace,
  type Tensor,
} from "../../src/index.js";
import { failure } from "../support/failure.js";

const size = fc.integer({ min: 1, max: 3 });
const sizes = fc.record({ batch: size, features: size, units: size });

/** A cell with peepholes whose weights are all different, an input and a state, in float64. */
function example({ batch, features, units }: { batch: number; features: number; units: number }) {
  const random = new Random(batch + 10 * features + 100 * units);
  const draw = (...shape: number[]) =>
    randomNormal(shape, { seed: random, stddev: 0.5, dtype: "float64" });
  const weights = { kernel: draw(features + units, 4 * units), bias: draw(4 * units) };
  const peepholes = { i: draw(units), f: draw(units), o: draw(units) };
  const cell = new LSTMCell(units, { ...weights, forgetBias: 0.7, peepholes });
  const state = { c: draw(batch, units), h: draw(batch, units) };
  return { cell, weights, peepholes, x: draw(batch, features), state };
}

const sigma = (z: number) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

describe("new LSTMCell(numUnits).call(x, { c, h })", () => {
  it("is the formula of the LSTM with peepholes, bit for bit in float64", () => {
    fc.assert(
      fc.property(sizes, (sizes) => {
        const { cell, peepholes, x, state } = example(sizes);
        const { units } = sizes;
        const [, { c, h }] = cell.call(x, state);
        const W = cell.kernel.toArray() as number[][];
        const [xs, cs, hs] = [x, state.c, state.h].map((part) => part.toArray() as number[][]);
        xs.forEach((row, n) => {
          const z = (column: number) =>
            [...row, ...hs[n]].reduce((sum, value, k) => sum + value * W[k][column], 0) +
            cell.bias.data[column];
          for (let unit = 0; unit < units; unit++) {
            const old = cs[n][unit];
            const [wi, wf, wo] = [peepholes.i, peepholes.f, peepholes.o].map((w) => w.data[unit]);
            const i = sigma(z(unit) + old * wi);
            const j = Math.tanh(z(units + unit));
            const f = sigma(z(2 * units + unit) + 0.7 + old * wf);
            const made = old * f + i * j;
            const o = sigma(z(3 * units + unit) + made * wo);
            expect(c.data[n * units + unit]).to.equal(made);
            expect(h.data[n * units + unit]).to.equal(Math.tanh(made) * o);
          }
        });
      }),
    );
  });

  it("has the gradients of central differences, those of the peephole weights among them", () => {
    fc.assert(
      fc.property(sizes, (sizes) => {
        const { cell, x, state } = example(sizes);
        const both = (x: Tensor, c: Tensor, h: Tensor) => {
          const [, made] = cell.call(x, { c, h });
          return add(mul(made.c, 3), made.h);
        };
        gradcheck(both, [x, state.c, state.h, ...cell.variables], { name: "call" });
      }),
      { numRuns: 20 },
    );
  });

  it("is a BasicLSTMCell while its peephole weights are zero, as they are unless given", () => {
    const { weights, x, state } = example({ batch: 2, features: 3, units: 2 });
    const cell = new LSTMCell(2, weights);
    expect(cell.peepholes.map(({ data }) => [...data])).to.deep.equal([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(cell.call(x, state)).to.deep.equal(new BasicLSTMCell(2, weights).call(x, state));
  });

  it("shows its gates and states to a trace, and applies another activation", () => {
    const { cell, weights, peepholes, x, state } = example({ batch: 2, features: 3, units: 2 });
    const inputs = tensor([x.toArray()] as number[][][], "float64");
    const options = { timeMajor: true, initialState: state };
    const { values } = trace(() => dynamicRnn(cell, inputs, options));
    expect(Object.keys(values).sort()).to.deep.equal(["c", "f", "h", "i", "j", "o"]);
    const rectified = new LSTMCell(2, { ...weights, peepholes, activation: relu });
    const [, { c }] = rectified.call(x, { ...state, c: ones([2, 2], "float64") });
    expect(Math.min(...c.data)).to.be.above(0);
  });
});

describe("new LSTMCell(numUnits, options)", () => {
  it("names its variables as TensorFlow does, kernel and bias first", () => {
    const cell = new LSTMCell(3, { inputSize: 2, name: "lstm" });
    expect(cell.variables.map(({ name, shape }) => [name, shape])).to.deep.equal([
      ["lstm/kernel", [5, 12]],
      ["lstm/bias", [12]],
      ["lstm/w_i_diag", [3]],
      ["lstm/w_f_diag", [3]],
      ["lstm/w_o_diag", [3]],
    ]);
    expect([cell.forgetBias, new LSTMCell(1).name]).to.deep.equal([1, "lstm_cell"]);
  });

  it("refuses peephole weights that do not fit, states that do not fit, and a forget bias that is not finite", () => {
    expect(failure(() => new LSTMCell(2, { peepholes: { f: ones([3]) } }))).to.equal(
      "RangeError: lstm_cell: peepholes.f must be float32 [2], got float32 [3]",
    );
    expect(failure(() => new LSTMCell(2, { forgetBias: NaN }))).to.equal(
      "RangeError: lstm_cell: forgetBias must be a finite number, got NaN",
    );
    const cell = new LSTMCell(2, { inputSize: 1 });
    const { h } = cell.zeroState(1);
    expect(failure(() => cell.call(ones([1, 1]), { c: ones([2, 2]), h }))).to.equal(
      "RangeError: lstm_cell: the state c must be float32 [1, 2], got float32 [2, 2]",
    );
  });
});
