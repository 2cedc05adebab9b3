import {
  BasicRNNCell,
  dynamicRnn,
  fullyConnected,
  softmaxCrossEntropy,
  staticRnn,
  tensor,
  unstack,
  zeros,
} from "../../src/index.js";
import { refuses } from "../support/failure.js";

const cell = new BasicRNNCell(3, { inputSize: 2 });
const inputs = zeros([2, 4, 2]);

describe("bad sequences, states, lengths and labels are refused before any work, by a message that names the operation:", () => {
  it("an empty sequence", () => {
    refuses({
      "RangeError: staticRnn: the sequence is empty; expected at least one time step": () =>
        staticRnn(cell, []),
      "RangeError: tensor: empty array at depth 1; every axis needs at least one element": () =>
        dynamicRnn(cell, tensor([[]])),
    });
  });

  it("what is no tensor, and lengths that are no array or have a hole", () => {
    const run = (sequenceLength: unknown) => () =>
      dynamicRnn(cell, inputs, { sequenceLength: sequenceLength as number[] });
    refuses({
      "TypeError: dynamicRnn: inputs must be a tensor [batch, time, features], got an array of 1":
        () => dynamicRnn(cell, [[[1]]] as never),
      "TypeError: fully_connected: the input must be a tensor, got object": () =>
        fullyConnected(1)([[1]] as never),
      "TypeError: softmaxCrossEntropy: logits must be a tensor, got number": () =>
        softmaxCrossEntropy(1 as never, 0),
      "TypeError: dynamicRnn: sequenceLength must be an array of lengths, got null": run(null),
      "TypeError: dynamicRnn: sequenceLength must be an array of lengths, got 3": run(3),
      "RangeError: dynamicRnn: sequenceLength[0] must be an integer in 0 … 4, got undefined": run(
        new Array(2),
      ),
    });
  });

  it("a state of another batch size", () => {
    refuses({
      "RangeError: dynamicRnn: initial state h must be [2, 3] for a batch of 2, got [4, 3]": () =>
        dynamicRnn(cell, inputs, { initialState: zeros([4, 3]) }),
      "RangeError: dynamicRnn: initial state h must be [4, 3] for a batch of 4, got [2, 3]": () =>
        dynamicRnn(cell, inputs, { initialState: zeros([2, 3]), timeMajor: true }),
      "TypeError: dynamicRnn: the initial state must be like the cell's zeroState, got an array of 1":
        () => dynamicRnn(cell, inputs, { initialState: [zeros([2, 3])] as never }),
      "TypeError: dynamicRnn: the initial state must be like the cell's zeroState, got null": () =>
        dynamicRnn(cell, inputs, { initialState: null as never }),
      "RangeError: staticRnn: initial state h must be [2, 3] for a batch of 2, got [1, 3]": () =>
        staticRnn(cell, unstack(inputs, 1), { initialState: zeros([1, 3]) }),
      "RangeError: basic_rnn_cell: the state must be float32 [2, 3], got float32 [1, 3]": () =>
        cell.call(zeros([2, 2]), zeros([1, 3])),
    });
  });

  it("lengths past the end, negative, not whole, or not one for each sequence", () => {
    const run = (sequenceLength: number[]) => () => dynamicRnn(cell, inputs, { sequenceLength });
    const must = (got: string) => `RangeError: dynamicRnn: sequenceLength[1] must be an integer in 0 … 4, got ${got}`; // prettier-ignore
    refuses({
      [must("5")]: run([4, 5]),
      [must("-1")]: run([4, -1]),
      [must("1.5")]: run([4, 1.5]),
      [must("NaN")]: run([4, NaN]),
      "RangeError: dynamicRnn: sequenceLength must have one entry for each of 2 sequences, got 3":
        run([1, 1, 1]),
      "RangeError: staticRnn: sequenceLength[0] must be an integer in 0 … 4, got 9": () =>
        staticRnn(cell, unstack(inputs, 1), { sequenceLength: [9, 1] }),
    });
  });

  it("class indices out of range", () => {
    const logits = zeros([2, 3]);
    refuses({
      "RangeError: softmaxCrossEntropy: index 3 at [1] is not an integer in 0 … 2": () =>
        softmaxCrossEntropy(logits, [0, 3]),
      "RangeError: softmaxCrossEntropy: index -1 at [0] is not an integer in 0 … 2": () =>
        softmaxCrossEntropy(logits, [-1, 0]),
      "RangeError: softmaxCrossEntropy: index NaN at [0] is not an integer in 0 … 2": () =>
        softmaxCrossEntropy(logits, [NaN, 0]),
    });
  });
});
