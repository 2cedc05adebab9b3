import { expect } from "chai";
import {
  BasicLSTMCell,
  BasicRNNCell,
  DropoutWrapper,
  embedding,
  fullyConnected,
  GRUCell,
  LSTMCell,
  MultiRNNCell,
  mul,
  ResidualWrapper,
  softmax,
  Variable,
  zeros,
  type Cell,
  type Tensor,
} from "../../src/index.js";
import { toOnnx, type OnnxLayer, type OnnxParts } from "../../src/onnx/index.js";
import { failure, refuses } from "../support/failure.js";

const sized = { inputSize: 3, seed: 1 };
const rnn = (units = 2, inputSize = 3) => new BasicRNNCell(units, { inputSize });
const dense = (inputSize = 2) => fullyConnected(2, { inputSize });
const square = (x: Tensor): Tensor => mul(x, x);

/** A cell of one's own: a sum over time. */
const own: Cell = {
  inputSize: 3,
  outputSize: 3,
  dtype: "float32",
  variables: [],
  zeroState: (batch) => zeros([batch, 3]),
  call: (_, state) => [state, state],
};

/** A layer of one's own. */
const withVariables = (...shapes: number[][]) =>
  shapes.map((shape, n) => new Variable(zeros(shape), `v${n}`));
const scaling = Object.assign((x: Tensor) => x, {
  variables: withVariables([2]),
  activation: undefined,
});

/** Under the part's name, "it", what is said of layers. */
const refusesLayers = (refusals: Record<string, readonly unknown[]>): void =>
  refuses(
    Object.fromEntries(
      Object.entries(refusals).map(([message, layers]) => [
        message.replace(":", ': toOnnx: part "it":'),
        () => toOnnx({ it: layers as readonly OnnxLayer[] }),
      ]),
    ),
  );
const exporting = (parts: unknown) => (): unknown => toOnnx(parts as OnnxParts);

describe("toOnnx(parts) refuses", () => {
  it("sizes that do not fit, within a part and between two", () => {
    refuses({
      'RangeError: toOnnx: part "upper": layer 0 must take the 2 numbers that come before it, got one for 3':
        exporting({ rnn: [rnn()], upper: [rnn()] }),
      'RangeError: toOnnx: part "head" must take the 2 numbers that come before it, got one for 3':
        exporting({ rnn: [rnn()], head: dense(3) }),
      'RangeError: toOnnx: part "rnn": layer 0 must take the 4 numbers that come before it, got one for 3':
        exporting({ letters: embedding(5, 4), rnn: [rnn()] }),
      'RangeError: toOnnx: part "head" must take the 4 numbers that come before it, got one for 2':
        exporting({ rnn: [[rnn(), rnn()]], last: "last state", head: dense() }),
    });
    refusesLayers({
      "RangeError: layer 1 must take the 2 numbers that come before it, got one for 3": [
        rnn(),
        rnn(),
      ],
      "RangeError: layer 0, backwards must take the 2 numbers that come before it, got one for 3": [
        [rnn(2, 2), rnn()],
      ],
      "RangeError: layer 1, forwards must take the 4 numbers that come before it, got one for 2": [
        [rnn(), rnn()],
        [rnn(1, 2), new GRUCell(1, { inputSize: 4 })],
      ],
      "RangeError: layer 1, cell 0 must take the 4 numbers that come before it, got one for 3": [
        rnn(4),
        new MultiRNNCell([new DropoutWrapper(rnn()), rnn(2, 2)]),
      ],
    });
  });

  it("weights of two dtypes, and those that are not made yet", () => {
    const wide = fullyConnected(2, { inputSize: 2, dtype: "float64" });
    const unmade = "the variables are made at the first call; give inputSize to make them at once";
    refuses({
      'TypeError: toOnnx: part "head" must be float32 as the weights before it, got float64':
        exporting({ rnn: [rnn()], head: wide }),
      'TypeError: toOnnx: part "rnn" must be float64 as the weights before it, got float32':
        exporting({ head: wide, rnn: [rnn(2, 2)] }),
      [`Error: toOnnx: part "rnn": basic_rnn_cell: ${unmade}`]: exporting({
        head: dense(3),
        rnn: [[rnn(2, 2), new BasicRNNCell(2)]],
      }),
      [`Error: toOnnx: part "head": fully_connected: ${unmade}`]: exporting({
        rnn: [rnn()],
        head: fullyConnected(2),
      }),
    });
  });

  it("layers that are no cells of the engine", () => {
    refusesLayers({
      "TypeError: layer 0 must be a cell of the engine, got an object (Object)": [own],
      "TypeError: layer 1 must be a cell of the engine, got undefined": [rnn(), undefined],
      "TypeError: layer 0 must be a cell of the engine, got null": [null],
      "TypeError: layer 0 must be a cell of the engine, got function": [dense()],
      "TypeError: layer 0, backwards must be a cell of the engine, got an object (Object)": [
        [rnn(), { variables: [null] }],
      ],
      "TypeError: layer 0, cell 1 must be a cell of the engine, got an object (Object)": [
        new MultiRNNCell([rnn(3), new ResidualWrapper(own)]),
      ],
      "RangeError: layer 1 must be a cell, or two for both directions, got 3": [
        rnn(),
        [rnn(), rnn(), rnn()],
      ],
    });
    expect(failure(exporting({ it: [] }))).to.equal(
      'RangeError: toOnnx: part "it" must have a layer or more, got none',
    );
  });

  it("layers of one's own, whose formula nobody knows", () => {
    const table = (...shapes: number[][]) =>
      Object.assign(square, { variables: withVariables(...shapes) });
    refuses({
      'TypeError: toOnnx: part "it" must be a layer of the engine, which has a kernel and a bias, got [2]':
        exporting({ rnn: [rnn()], it: scaling }),
      'TypeError: toOnnx: part "it" must be a layer of the engine, which has a table, got [2, 2], [2]':
        exporting({ it: table([2, 2], [2]) }),
    });
  });

  it("what ONNX has no operator of", () => {
    const activation = "must have tanh, sigmoid or relu for its activation, got";
    const lstm = (options: object) => new LSTMCell(2, { ...sized, ...options });
    refusesLayers({
      "RangeError: layer 0 must be an LSTM without a projection, which ONNX's does not have, got one with it":
        [lstm({ numProj: 1 })],
      "RangeError: layer 0, backwards must be an LSTM without a clip of c, which ONNX's does not have, got one with it":
        [[lstm({}), lstm({ cellClip: 1 })]],
      [`RangeError: layer 0 ${activation} square`]: [
        new DropoutWrapper(new BasicLSTMCell(2, { ...sized, activation: square })),
      ],
      [`RangeError: layer 0, forwards ${activation} softmax`]: [
        [new BasicRNNCell(2, { ...sized, activation: softmax }), rnn()],
      ],
    });
    const functions = "must be tanh, sigmoid, relu, softmax or logSoftmax of the engine, got";
    const anonymous = [(x: Tensor) => x][0];
    refuses({
      [`RangeError: toOnnx: part "it" ${functions} another function`]: exporting({
        rnn: [rnn()],
        it: anonymous,
      }),
      [`RangeError: toOnnx: part "head": its activation ${functions} square`]: exporting({
        head: fullyConnected(2, { inputSize: 3, activation: square }),
      }),
    });
  });
});
