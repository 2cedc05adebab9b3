import { expect } from "chai";
import {
  BasicLSTMCell,
  BasicRNNCell,
  DropoutWrapper,
  fullyConnected,
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
import { toOnnx, type OnnxParts } from "../../src/onnx/index.js";
import { failure, refuses } from "../support/failure.js";
import { refusesLayers } from "./refuses-layers.js";

const sized = { inputSize: 3, seed: 1 };
const rnn = (units = 2, inputSize = 3) => new BasicRNNCell(units, { inputSize });
const square = (x: Tensor): Tensor => mul(x, x);

/** A cell of one's own, whose state stays. */
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

const exporting = (parts: unknown) => (): unknown => toOnnx(parts as OnnxParts);

describe("toOnnx(parts) refuses", () => {
  it("layers that are no cells of the engine", () => {
    refusesLayers({
      "TypeError: layer 0 must be a cell of the engine, got an object (Object)": [own],
      "TypeError: layer 1 must be a cell of the engine, got undefined": [rnn(), undefined],
      "TypeError: layer 0 must be a cell of the engine, got null": [null],
      "TypeError: layer 0 must be a cell of the engine, got function": [fullyConnected(2, sized)],
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
