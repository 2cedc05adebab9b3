import { expect } from "chai";
import { AdamOptimizer, ones, square, sum, Tape, tensor, Variable } from "../../src/index.js";
import { refuses } from "../support/failure.js";

describe("bad backward passes and updates are refused before any work, by a message that names the operation:", () => {
  it("a backward from a non-scalar or a second time", () => {
    const w = new Variable(tensor([1, 2]), "w");
    const tape = new Tape();
    const [squares, single, loss] = tape.run(() => {
      const squares = square(w);
      return [squares, sum(squares, 0, true), sum(squares)] as const;
    });
    refuses({
      "RangeError: gradient: the loss must be a scalar, got shape [2]": () =>
        tape.gradient(squares, [w]),
      "RangeError: gradient: the loss must be a scalar, got shape [1]": () =>
        tape.gradient(single, [w]),
    });
    tape.gradient(loss, [w]);
    refuses({
      "Error: gradient: this tape has been used already; record the computation again": () =>
        tape.gradient(loss, [w]),
    });
  });

  it("an optimizer without gradients, without variables, or with gradients that do not fit", () => {
    const w = new Variable(tensor([1, 2]), "rnn/w");
    const optimizer = new AdamOptimizer();
    refuses({
      "RangeError: AdamOptimizer: expected 1 gradients, one for each variable, got 0": () =>
        optimizer.applyGradients([w], []),
      'TypeError: AdamOptimizer: variable "rnn/w" float32 [2] has no gradient': () =>
        // @ts-expect-error A gradient is missing.
        optimizer.applyGradients([w], [undefined]),
      "RangeError: AdamOptimizer: there are no variables to update": () =>
        optimizer.applyGradients([], []),
      'RangeError: AdamOptimizer: the gradient of "rnn/w" must be float32 [2], got float32 [3]':
        () => optimizer.applyGradients([w], [ones([3])]),
      'RangeError: AdamOptimizer: the gradient of "rnn/w" must be float32 [2], got float64 [2]':
        () => optimizer.applyGradients([w], [ones([2], "float64")]),
    });
    expect([...w.data]).to.deep.equal([1, 2]);
  });
});
