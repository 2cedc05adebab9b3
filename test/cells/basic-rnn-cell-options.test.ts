import { expect } from "chai";
import { BasicRNNCell, ones, zeros } from "../../src/index.js";
import { failure } from "../support/failure.js";

describe("new BasicRNNCell(numUnits, options)", () => {
  it("tells its sizes, name and dtype", () => {
    const cell = new BasicRNNCell(3, { inputSize: 2 });
    expect([cell.outputSize, cell.inputSize, cell.numUnits]).to.deep.equal([3, 2, 3]);
    expect([cell.name, cell.dtype]).to.deep.equal(["basic_rnn_cell", "float32"]);
  });

  it("has a kernel [inputSize + numUnits, numUnits] and a bias of zeros, named after the cell", () => {
    const cell = new BasicRNNCell(3, { inputSize: 2, name: "rnn", dtype: "float64" });
    expect(cell.variables.map(({ name, shape, dtype }) => [name, shape, dtype])).to.deep.equal([
      ["rnn/kernel", [5, 3], "float64"],
      ["rnn/bias", [3], "float64"],
    ]);
    expect([...cell.bias.data]).to.deep.equal([0, 0, 0]);
    expect(cell.variables).to.deep.equal([cell.kernel, cell.bias]);
  });

  it("draws its kernel from the seed: the same for the same seed, uniform in ±√(6 / (fanIn + fanOut))", () => {
    const kernel = (seed?: number) => new BasicRNNCell(30, { inputSize: 20, seed }).kernel.data;
    expect(kernel(1)).to.deep.equal(kernel(1));
    expect(kernel(1)).to.not.deep.equal(kernel(2));
    expect(kernel()).to.deep.equal(kernel(0));
    const limit = Math.sqrt(6 / (20 + 30 + 30));
    expect(Math.max(...kernel(1))).to.be.within(0.98 * limit, limit);
    expect(Math.min(...kernel(1))).to.be.within(-limit, -0.98 * limit);
  });

  it("copies the weights that it is given, and takes its dtype and input size from them", () => {
    const kernel = ones([5, 2], "float64");
    const cell = new BasicRNNCell(2, { kernel });
    kernel.data[0] = 9;
    expect([cell.dtype, cell.inputSize, cell.kernel.data[0]]).to.deep.equal(["float64", 3, 1]);
    expect(new BasicRNNCell(2, { bias: ones([2], "float64") }).dtype).to.equal("float64");
  });

  it("without an input size makes its variables at the first call, and says so before", () => {
    const cell = new BasicRNNCell(2, { name: "late" });
    expect(cell.inputSize).to.equal(undefined);
    const message =
      "Error: late: the variables are made at the first call; give inputSize to make them at once";
    for (const early of [() => cell.variables, () => cell.kernel, () => cell.bias]) {
      expect(failure(early)).to.equal(message);
    }
    cell.call(zeros([1, 4]), cell.zeroState(1));
    expect(cell.inputSize).to.equal(4);
    expect(cell.kernel.data).to.deep.equal(new BasicRNNCell(2, { inputSize: 4 }).kernel.data);
    const { kernel } = cell;
    cell.call(ones([2, 4]), cell.zeroState(2));
    expect(cell.kernel).to.equal(kernel);
  });

  it("refuses a first input that does not fit without making any variables of it", () => {
    const cell = new BasicRNNCell(2);
    expect(() => cell.call(zeros([3]), cell.zeroState(1))).to.throw(RangeError);
    expect(() => cell.call(zeros([1, 4]), cell.zeroState(2))).to.throw(RangeError);
    expect(cell.inputSize).to.equal(undefined);
    cell.call(zeros([1, 3]), cell.zeroState(1));
    expect(cell.inputSize).to.equal(3);
  });

  it("refuses weights of another shape or dtype, naming what was expected and what came", () => {
    expect(failure(() => new BasicRNNCell(2, { inputSize: 1, kernel: ones([2, 2]) }))).to.equal(
      "RangeError: basic_rnn_cell: kernel must be float32 [3, 2], got float32 [2, 2]",
    );
    expect(failure(() => new BasicRNNCell(2, { kernel: ones([3, 3]) }))).to.equal(
      "RangeError: basic_rnn_cell: kernel must be float32 [3, 2], got float32 [3, 3]",
    );
    expect(failure(() => new BasicRNNCell(2, { kernel: ones([3]) }))).to.equal(
      "RangeError: basic_rnn_cell: kernel must be float32 [3, 2], got float32 [3]",
    );
    expect(failure(() => new BasicRNNCell(2, { kernel: ones([2, 2]) }))).to.equal(
      "RangeError: basic_rnn_cell: inputSize must be a positive integer, got 0",
    );
    expect(failure(() => new BasicRNNCell(2, { bias: ones([1, 2]), name: "b" }))).to.equal(
      "RangeError: b: bias must be float32 [2], got float32 [1, 2]",
    );
    const mixed = { kernel: ones([3, 2], "float64"), bias: ones([2]) };
    expect(failure(() => new BasicRNNCell(2, mixed))).to.equal(
      "RangeError: basic_rnn_cell: bias must be float64 [2], got float32 [2]",
    );
  });
});
