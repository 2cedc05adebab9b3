import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  BasicRNNCell,
  gradcheck,
  relu,
  slice,
  tensor,
  unstack,
  zeros,
  type DType,
  type Tensor,
} from "../../src/index.js";
import { exampleRnn, stepByHand } from "../support/example-rnn.js";
import { failure } from "../support/failure.js";

describe("new BasicRNNCell(numUnits).call(x, h)", () => {
  const size = fc.integer({ min: 1, max: 4 });
  const sizes = fc.record({ batch: size, features: size, units: size, time: fc.constant(1) });

  it("is tanh([x, h] W + b), the rows of W for x first: bit for bit in float64, to rounding in float32", () => {
    const dtypes = fc.constantFrom<DType>("float32", "float64");
    fc.assert(
      fc.property(sizes, dtypes, fc.nat(), (sizes, dtype, seed) => {
        const { cell, inputs, state } = exampleRnn(sizes, { dtype, seed });
        const [x] = unstack(inputs, 1);
        const [output] = cell.call(x, state);
        const [xs, hs] = [x.toArray() as number[][], state.toArray() as number[][]];
        const expected = xs.map((x, row) => stepByHand(cell, x, hs[row]));
        expect(output).to.be.closeToTensor(expected, dtype === "float64" ? 0 : 1e-6);
        expect(output.dtype).to.equal(dtype);
      }),
    );
  });

  it("has the gradients of central differences for input, state, kernel and bias", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (sizes, seed) => {
        const { cell, inputs, state } = exampleRnn(sizes, { seed });
        const [x] = unstack(inputs, 1);
        gradcheck((x, h) => cell.call(x, h)[0], [x, state, ...cell.variables], { name: "call" });
      }),
    );
  });

  it("gives one tensor as the output and as the new state", () => {
    const { cell, inputs, state } = exampleRnn();
    const [output, newState] = cell.call(unstack(inputs, 1)[0], state);
    expect(output).to.equal(newState);
  });

  it("treats the sequences of a batch one by one", () => {
    const { cell, inputs, state } = exampleRnn({ batch: 4 });
    const [x] = unstack(inputs, 1);
    const first = (x: Tensor) => slice(x, 0, 0, 1);
    const [together] = cell.call(x, state);
    const [alone] = cell.call(first(x), first(state));
    expect(first(together).toArray()).to.deep.equal(alone.toArray());
  });

  it("applies another activation when it is given one", () => {
    const kernel = tensor([[1], [1]]);
    const linear = new BasicRNNCell(1, { kernel, activation: (z) => z });
    expect(linear.call(tensor([[2]]), tensor([[3]]))[0].item()).to.equal(5);
    const rectified = new BasicRNNCell(1, { kernel, activation: relu });
    expect(rectified.call(tensor([[-2]]), tensor([[1]]))[0].item()).to.equal(0);
  });

  it("refuses an input or state that does not fit, naming both shapes", () => {
    const cell = new BasicRNNCell(2, { inputSize: 3 });
    const state = cell.zeroState(4);
    expect(failure(() => cell.call(zeros([4, 2]), state))).to.equal(
      "RangeError: basic_rnn_cell: the input must be float32 [batch, 3], got float32 [4, 2]",
    );
    expect(failure(() => cell.call(zeros([4, 1, 3]), state))).to.equal(
      "RangeError: basic_rnn_cell: the input must be float32 [batch, 3], got float32 [4, 1, 3]",
    );
    expect(failure(() => cell.call(zeros([4, 3]), zeros([4, 3])))).to.equal(
      "RangeError: basic_rnn_cell: the state must be float32 [4, 2], got float32 [4, 3]",
    );
    // @ts-expect-error A state of two tensors belongs to an LSTM.
    expect(failure(() => cell.call(zeros([4, 3]), [state, state]))).to.equal(
      "TypeError: basic_rnn_cell: the state must be a tensor float32 [4, 2], got object",
    );
  });
});

describe("cell.zeroState(batchSize, dtype)", () => {
  it("is zeros [batch, numUnits] in the cell's dtype unless told otherwise", () => {
    const cell = new BasicRNNCell(2, { dtype: "float64" });
    expect(cell.zeroState(3)).to.be.closeToTensor(zeros([3, 2]), 0);
    expect(cell.zeroState(1).dtype).to.equal("float64");
    expect(cell.zeroState(1, "float32").dtype).to.equal("float32");
  });
});
