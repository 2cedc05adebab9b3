import { expect } from "chai";
import { BasicLSTMCell, ones, zeros } from "../../src/index.js";
import { failure } from "../support/failure.js";

describe("new BasicLSTMCell(numUnits, options)", () => {
  it("tells its sizes, name, dtype and forget bias, which is 1 unless given", () => {
    const cell = new BasicLSTMCell(3, { inputSize: 2 });
    expect([cell.outputSize, cell.inputSize, cell.numUnits]).to.deep.equal([3, 2, 3]);
    expect([cell.name, cell.dtype]).to.deep.equal(["basic_lstm_cell", "float32"]);
    expect(cell.forgetBias).to.equal(1);
    expect(new BasicLSTMCell(3, { forgetBias: 0 }).forgetBias).to.equal(0);
  });

  it("has a kernel [inputSize + numUnits, 4 · numUnits] and a bias of zeros, named after the cell", () => {
    const cell = new BasicLSTMCell(3, { inputSize: 2, name: "lstm", dtype: "float64" });
    expect(cell.variables.map(({ name, shape, dtype }) => [name, shape, dtype])).to.deep.equal([
      ["lstm/kernel", [5, 12], "float64"],
      ["lstm/bias", [12], "float64"],
    ]);
    expect([...cell.bias.data]).to.deep.equal(Array(12).fill(0));
    expect(cell.variables).to.deep.equal([cell.kernel, cell.bias]);
  });

  it("draws its kernel from the seed, uniform in ±√(6 / (fanIn + fanOut))", () => {
    const kernel = (seed?: number) => new BasicLSTMCell(15, { inputSize: 20, seed }).kernel.data;
    expect(kernel(1)).to.deep.equal(kernel(1));
    expect(kernel(1)).to.not.deep.equal(kernel(2));
    expect(kernel()).to.deep.equal(kernel(0));
    const limit = Math.sqrt(6 / (20 + 15 + 4 * 15));
    expect(Math.max(...kernel(1))).to.be.within(0.98 * limit, limit);
    expect(Math.min(...kernel(1))).to.be.within(-limit, -0.98 * limit);
  });

  it("takes dtype and input size from the weights that it is given, else the size from the first input", () => {
    const given = new BasicLSTMCell(2, { kernel: ones([5, 8], "float64") });
    expect([given.dtype, given.inputSize]).to.deep.equal(["float64", 3]);
    const late = new BasicLSTMCell(2, { name: "late" });
    expect(failure(() => late.kernel)).to.equal(
      "Error: late: the variables are made at the first call; give inputSize to make them at once",
    );
    late.call(zeros([1, 4]), late.zeroState(1));
    expect(late.inputSize).to.equal(4);
    expect(late.kernel.data).to.deep.equal(new BasicLSTMCell(2, { inputSize: 4 }).kernel.data);
  });

  it("refuses a first input or state that does not fit without making any variables of it", () => {
    const cell = new BasicLSTMCell(2);
    expect(() => cell.call(zeros([3]), cell.zeroState(1))).to.throw(RangeError);
    expect(() => cell.call(zeros([1, 4]), cell.zeroState(2))).to.throw(RangeError);
    const state = { ...cell.zeroState(1), h: zeros([1, 3]) };
    expect(() => cell.call(zeros([1, 4]), state)).to.throw(RangeError);
    expect(cell.inputSize).to.equal(undefined);
  });

  it("refuses weights that do not fit, sizes that are not positive integers, and a forget bias that is not finite", () => {
    expect(failure(() => new BasicLSTMCell(2, { inputSize: 1, kernel: ones([3, 2]) }))).to.equal(
      "RangeError: basic_lstm_cell: kernel must be float32 [3, 8], got float32 [3, 2]",
    );
    expect(failure(() => new BasicLSTMCell(2, { bias: ones([2]), name: "b" }))).to.equal(
      "RangeError: b: bias must be float32 [8], got float32 [2]",
    );
    expect(failure(() => new BasicLSTMCell(0))).to.equal(
      "RangeError: basic_lstm_cell: numUnits must be a positive integer, got 0",
    );
    for (const forgetBias of [NaN, Infinity, -Infinity]) {
      expect(failure(() => new BasicLSTMCell(2, { forgetBias }))).to.equal(
        `RangeError: basic_lstm_cell: forgetBias must be a finite number, got ${forgetBias}`,
      );
    }
  });
});
