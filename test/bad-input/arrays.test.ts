import {
  BasicRNNCell,
  concat,
  div,
  dynamicRnn,
  full,
  fullyConnected,
  gather,
  matmul,
  mul,
  oneHot,
  ones,
  randomNormal,
  randomUniform,
  tensor,
  zeros,
} from "../../src/index.js";
import { refuses } from "../support/failure.js";

const cell = new BasicRNNCell(3, { inputSize: 2 });
const inputs = zeros([2, 4, 2]);

describe("bad arrays, indices, sizes and dtypes are refused before any work, by a message that names the operation:", () => {
  it("ragged arrays, and what is not a number", () => {
    refuses({
      "RangeError: tensor: ragged array: expected shape [2] at index [1], got an array of 1": () =>
        tensor([[1, 2], [3]]),
      "RangeError: tensor: ragged array: expected shape [2] at index [1], got a number": () =>
        tensor([[1, 2], 3]),
      "RangeError: tensor: ragged array: expected a number at index [1], got an array of 1": () =>
        tensor([1, [2]]),
      "RangeError: tensor: ragged array: expected shape [1] at index [1, 0], got an array of 2":
        () => tensor([[[1]], [[1, 2]]]),
      "RangeError: tensor: empty array at depth 0; every axis needs at least one element": () =>
        tensor([]),
      "RangeError: tensor: empty array at depth 1; every axis needs at least one element": () =>
        tensor([[], []]),
      "RangeError: gather: ragged array: expected shape [2] at index [1], got an array of 1": () =>
        gather(ones([3]), [[0, 1], [2]]),
      'TypeError: tensor: expected a number at index [0, 1], got "2"': () =>
        // @ts-expect-error A string is not a number.
        tensor([[1, "2"]]),
      "TypeError: tensor: expected a number at index [], got undefined": () =>
        // @ts-expect-error Nothing is not a number.
        tensor(undefined),
      "TypeError: tensor: expected a number at index [1], got undefined": () =>
        tensor([1, , 3] as number[]),
    });
  });

  it("NaN in an index, and an index that is not whole or out of range", () => {
    refuses({
      "RangeError: gather: index NaN at [1] is not an integer in 0 … 2": () =>
        gather(ones([3, 2]), [0, NaN]),
      "RangeError: gather: index 3 at [0, 1] is not an integer in 0 … 2": () =>
        gather(ones([3, 2]), [[0, 3]]),
      "RangeError: gather: index -1 at [] is not an integer in 0 … 2": () =>
        gather(ones([3, 2]), -1),
      "RangeError: oneHot: index NaN at [0] is not an integer in 0 … 3": () => oneHot([NaN], 4),
      "RangeError: oneHot: index 0.5 at [1] is not an integer in 0 … 3": () => oneHot([1, 0.5], 4),
    });
  });

  it("sizes that are not positive integers", () => {
    const must = (what: string, got: string) => `RangeError: ${what} must be a positive integer, got ${got}`; // prettier-ignore
    refuses({
      [must("zeros: size 1 of shape [2, 0]", "0")]: () => zeros([2, 0]),
      [must("full: size 0 of shape [-1]", "-1")]: () => full([-1], 1),
      [must("full: size 0 of shape [1.5]", "1.5")]: () => ones([1.5]),
      [must("randomUniform: size 0 of shape [NaN]", "NaN")]: () =>
        randomUniform([NaN], { seed: 1 }),
      [must("randomNormal: size 1 of shape [2, 0]", "0")]: () => randomNormal([2, 0], { seed: 1 }),
      [must("oneHot: depth", "0")]: () => oneHot([0], 0),
      [must("basic_rnn_cell: numUnits", "0")]: () => new BasicRNNCell(0),
      [must("basic_rnn_cell: numUnits", "2.5")]: () => new BasicRNNCell(2.5),
      [must("basic_rnn_cell: inputSize", "-1")]: () => new BasicRNNCell(2, { inputSize: -1 }),
      [must("basic_rnn_cell.zeroState: batchSize", "NaN")]: () => cell.zeroState(NaN),
      [must("fully_connected: numOutputs", "0")]: () => fullyConnected(0),
      [must("fully_connected: inputSize", "0.5")]: () => fullyConnected(1, { inputSize: 0.5 }),
      // @ts-expect-error A shape is an array.
      "TypeError: zeros: a shape must be an array of sizes, got 3": () => zeros(3),
    });
  });

  it("mixed dtypes", () => {
    const [single, double] = [ones([2]), ones([2], "float64")];
    refuses({
      "TypeError: mul: dtypes differ: float32 [2] and float64 [2]": () => mul(single, double),
      "TypeError: div: dtypes differ: float64 [2] and float32 [2]": () => div(double, single),
      "TypeError: matmul: dtypes differ: float32 [1, 2] and float64 [2, 1]": () =>
        matmul(ones([1, 2]), ones([2, 1], "float64")),
      "TypeError: concat: dtypes differ: float32 [2] and float64 [2]": () =>
        concat([single, double], 0),
      "TypeError: basic_rnn_cell: the input must be float32 [batch, 2], got float64 [2, 2]": () =>
        dynamicRnn(cell, zeros([2, 4, 2], "float64")),
      "TypeError: basic_rnn_cell: the state must be float32 [2, 3], got float64 [2, 3]": () =>
        dynamicRnn(cell, inputs, { initialState: zeros([2, 3], "float64") }),
      'TypeError: zeros: dtype must be "float32" or "float64", got "int32"': () =>
        // @ts-expect-error There is no int32.
        zeros([2], "int32"),
      'TypeError: basic_rnn_cell: dtype must be "float32" or "float64", got "half"': () =>
        // @ts-expect-error There is no half.
        new BasicRNNCell(2, { dtype: "half" }),
    });
  });
});
