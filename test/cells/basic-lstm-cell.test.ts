import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  add,
  BasicLSTMCell,
  gradcheck,
  mul,
  relu,
  slice,
  tensor,
  unstack,
  zeros,
  type DType,
  type Tensor,
} from "../../src/index.js";
import { exampleLstm, lstmStepByHand } from "../support/example-lstm.js";
import { failure } from "../support/failure.js";

const size = fc.integer({ min: 1, max: 4 });
const forgetBias = fc.constantFrom(0, 1, -2.5);
const rows = (x: Tensor) => x.toArray() as number[][];

describe("new BasicLSTMCell(numUnits).call(x, { c, h })", () => {
  const sizes = fc.record({ batch: size, features: size, units: size, time: fc.constant(1) });

  it("is c ⊙ σ(z_f + forgetBias) + σ(z_i) ⊙ tanh(z_j) and tanh(c) ⊙ σ(z_o): bit for bit in float64, to rounding in float32", () => {
    const dtypes = fc.constantFrom<DType>("float32", "float64");
    fc.assert(
      fc.property(sizes, dtypes, forgetBias, fc.nat(), (sizes, dtype, forgetBias, seed) => {
        const { cell, inputs, state } = exampleLstm(sizes, { dtype, forgetBias, seed });
        const [x] = unstack(inputs, 1);
        const [output, { c, h }] = cell.call(x, state);
        const [cs, hs] = [rows(state.c), rows(state.h)];
        const expected = rows(x).map((x, n) => lstmStepByHand(cell, x, { c: cs[n], h: hs[n] }));
        const tolerance = dtype === "float64" ? 0 : 2e-6;
        expect(c).to.be.closeToTensor(
          expected.map(({ c }) => c),
          tolerance,
        );
        expect(h).to.be.closeToTensor(
          expected.map(({ h }) => h),
          tolerance,
        );
        expect(output).to.equal(h);
        expect([c.dtype, h.dtype]).to.deep.equal([dtype, dtype]);
      }),
    );
  });

  it("has the gradients of central differences for input, both states, kernel and bias", () => {
    fc.assert(
      fc.property(sizes, forgetBias, fc.nat(), (sizes, forgetBias, seed) => {
        const { cell, inputs, state } = exampleLstm(sizes, { forgetBias, seed });
        const [x] = unstack(inputs, 1);
        const both = (x: Tensor, c: Tensor, h: Tensor) => {
          const [, made] = cell.call(x, { c, h });
          return add(mul(made.c, 3), made.h);
        };
        gradcheck(both, [x, state.c, state.h, ...cell.variables], { name: "call" });
      }),
      { numRuns: 50 },
    );
  });

  it("adds forgetBias to the bias of the forget gate and to no other", () => {
    const { cell, inputs, state } = exampleLstm({}, { forgetBias: 0.75 });
    const bias = tensor(
      [...cell.bias.data].map((b, column) => b + (column >= 6 && column < 9 ? 0.75 : 0)),
      "float64",
    );
    const moved = new BasicLSTMCell(3, { kernel: cell.kernel, bias, forgetBias: 0 });
    const [x] = unstack(inputs, 1);
    const [expected] = moved.call(x, state);
    expect(cell.call(x, state)[0]).to.be.closeToTensor(expected, 1e-15);
    const [other] = new BasicLSTMCell(3, { kernel: cell.kernel, bias: cell.bias }).call(x, state);
    expect(other).to.not.be.closeToTensor(expected, 1e-3);
  });

  it("keeps its cell state with an open forget gate and a shut input gate, and loses it with a shut one", () => {
    const kernel = zeros([2, 4], "float64");
    const state = { c: tensor([[5]], "float64"), h: tensor([[0]], "float64") };
    const after = (f: number) => {
      const bias = tensor([-100, 0, f, 0], "float64");
      const cell = new BasicLSTMCell(1, { kernel, bias, forgetBias: 0 });
      return cell.call(tensor([[1]], "float64"), state)[1].c.item();
    };
    expect(after(100)).to.equal(5);
    expect(after(-100)).to.be.within(0, 1e-40);
    expect(after(0)).to.equal(2.5);
  });

  it("applies another activation to j and to c when it is given one, and the gates stay σ", () => {
    const { cell, inputs, state } = exampleLstm({}, { activation: relu });
    const [x] = unstack(inputs, 1);
    const [output] = cell.call(x, state);
    const [cs, hs] = [rows(state.c), rows(state.h)];
    const rectify = (x: number) => Math.max(x, 0);
    const expected = rows(x).map(
      (x, n) => lstmStepByHand(cell, x, { c: cs[n], h: hs[n] }, rectify).h,
    );
    expect(output).to.be.closeToTensor(expected, 0);
  });

  it("treats the sequences of a batch one by one", () => {
    const { cell, inputs, state } = exampleLstm({ batch: 4 });
    const [x] = unstack(inputs, 1);
    const first = (x: Tensor) => slice(x, 0, 0, 1);
    const [together] = cell.call(x, state);
    const [alone] = cell.call(first(x), { c: first(state.c), h: first(state.h) });
    expect(first(together).toArray()).to.deep.equal(alone.toArray());
  });

  it("refuses an input or state that does not fit, naming both shapes", () => {
    const cell = new BasicLSTMCell(2, { inputSize: 3 });
    const state = cell.zeroState(4);
    expect(failure(() => cell.call(zeros([4, 2]), state))).to.equal(
      "RangeError: basic_lstm_cell: the input must be float32 [batch, 3], got float32 [4, 2]",
    );
    expect(failure(() => cell.call(zeros([4, 3]), { ...state, c: zeros([4, 3]) }))).to.equal(
      "RangeError: basic_lstm_cell: the state c must be float32 [4, 2], got float32 [4, 3]",
    );
    expect(failure(() => cell.call(zeros([4, 3]), { ...state, h: zeros([3, 2]) }))).to.equal(
      "RangeError: basic_lstm_cell: the state h must be float32 [4, 2], got float32 [3, 2]",
    );
    expect(
      failure(() => cell.call(zeros([4, 3]), { ...state, h: zeros([4, 2], "float64") })),
    ).to.equal(
      "TypeError: basic_lstm_cell: the state h must be float32 [4, 2], got float64 [4, 2]",
    );
    // @ts-expect-error A bare tensor belongs to a basic recurrent cell.
    expect(failure(() => cell.call(zeros([4, 3]), zeros([4, 2])))).to.equal(
      "TypeError: basic_lstm_cell: the state c must be a tensor float32 [4, 2], got undefined",
    );
  });
});

describe("new BasicLSTMCell(numUnits).zeroState(batchSize, dtype)", () => {
  it("is { c, h } of zeros [batch, numUnits] in the cell's dtype unless told otherwise", () => {
    const cell = new BasicLSTMCell(2, { dtype: "float64" });
    const { c, h } = cell.zeroState(3);
    for (const part of [c, h]) {
      expect(part).to.be.closeToTensor(zeros([3, 2]), 0);
      expect(part.dtype).to.equal("float64");
    }
    expect(c).to.not.equal(h);
    expect(cell.zeroState(1, "float32").h.dtype).to.equal("float32");
    expect(failure(() => cell.zeroState(0))).to.equal(
      "RangeError: basic_lstm_cell.zeroState: batchSize must be a positive integer, got 0",
    );
  });
});
