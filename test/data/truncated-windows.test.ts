import { expect } from "chai";
import { tensor, truncatedWindows, zeros, type Tensor } from "../../src/index.js";
import { failure } from "../support/failure.js";

const inputs = tensor([
  [[1], [2], [3], [4], [5]],
  [[11], [12], [13], [14], [15]],
]);
const targets = tensor([
  [2, 3, 4, 5, 6],
  [12, 13, 14, 15, 16],
]);
const windows = (numSteps: number, epochs?: number) =>
  [...truncatedWindows(inputs, targets, numSteps, epochs)].map(({ inputs, targets, first }) => ({
    inputs: inputs.toArray(),
    targets: targets.toArray(),
    first,
  }));

describe("truncatedWindows(inputs, targets, numSteps, epochs)", () => {
  it("cuts sequences into windows, in order, the last one as short as what is left", () => {
    expect(windows(2)).to.deep.equal([
      { inputs: [[[1], [2]], [[11], [12]]], targets: [[2, 3], [12, 13]], first: true },
      { inputs: [[[3], [4]], [[13], [14]]], targets: [[4, 5], [14, 15]], first: false },
      { inputs: [[[5]], [[15]]], targets: [[6], [16]], first: false },
    ]); // prettier-ignore
  });

  it("gives one window where the sequences fit into it", () => {
    expect(windows(5)).to.deep.equal(windows(100));
    expect(windows(5)).to.have.length(1);
  });

  it("goes through the sequences once for each epoch, and marks each start", () => {
    expect(windows(3, 2)).to.deep.equal([...windows(3), ...windows(3)]);
    expect(windows(3, 2).map(({ first }) => first)).to.deep.equal([true, false, true, false]);
  });

  it("goes on for ever with infinitely many epochs", () => {
    let count = 0;
    for (const { first } of truncatedWindows(inputs, targets, 4, Infinity)) {
      expect(first).to.equal(count % 2 === 0);
      if (++count === 1000) break;
    }
    expect(count).to.equal(1000);
  });

  it("can be gone through again", () => {
    const again = truncatedWindows(inputs, targets, 3);
    expect([...again]).to.have.length(2);
    expect([...again]).to.have.length(2);
  });

  it("cuts ids as well, and gives ids", () => {
    const ids = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const [first, last, ...others] = truncatedWindows(ids, zeros([2, 3, 1]), 2);
    expect([first.inputs, last.inputs]).to.deep.equal([
      [
        [1, 2],
        [4, 5],
      ],
      [[3], [6]],
    ]);
    expect([last.targets.shape, others]).to.deep.equal([[2, 1, 1], []]);
  });

  it("refuses sequences that do not agree, and sizes that are not positive, before the first window", () => {
    const message = (x: Tensor, y: Tensor) => failure(() => truncatedWindows(x, y, 2));
    expect(message(inputs, zeros([2, 4]))).to.equal(
      "RangeError: truncatedWindows: inputs and targets must agree in [batch, time], got [2, 5, 1] and [2, 4]",
    );
    expect(message(inputs, zeros([3, 5]))).to.contain("got [2, 5, 1] and [3, 5]");
    expect(message(zeros([5]), zeros([5]))).to.contain("got [5] and [5]");
    const ragged = [[1, 2], [3]];
    expect(failure(() => truncatedWindows(ragged, ragged, 1))).to.equal(
      "RangeError: truncatedWindows: ragged array: expected shape [2] at index [1], got an array of 1",
    );
    expect(failure(() => truncatedWindows(inputs, targets, 0))).to.equal(
      "RangeError: truncatedWindows: numSteps must be a positive integer, got 0",
    );
    expect(failure(() => truncatedWindows(inputs, targets, 2, 0.5))).to.equal(
      "RangeError: truncatedWindows: epochs must be a positive integer, got 0.5",
    );
  });
});
