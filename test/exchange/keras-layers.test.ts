import { expect } from "chai";
import {
  BasicLSTMCell,
  BasicRNNCell,
  fromKeras,
  GRUCell,
  LSTMCell,
  relu,
  toKeras,
  type RecurrentLayer,
} from "../../src/index.js";

const options = { inputSize: 3, seed: 1 };
const lstm = () => new BasicLSTMCell(2, options);
const peepless = { ...options, usePeepholes: false } as const;

describe("toKeras(parts) and fromKeras(tensors, parts)", () => {
  const refused: Record<string, [() => readonly RecurrentLayer[], string]> = {
    "two layers": [
      () => [lstm(), new BasicLSTMCell(2, { inputSize: 2 })],
      "must be one layer, as SimpleRNN, LSTM and GRU of Keras are, got 2: make a part of each",
    ],
    peepholes: [
      () => [new LSTMCell(2, options)],
      "layer 0 must be an LSTM without peepholes, which Keras does not have, got one with them",
    ],
    "a projection": [
      () => [new LSTMCell(2, { ...peepless, numProj: 1 })],
      "layer 0 must be an LSTM without a projection, which Keras does not have, got one with it",
    ],
    "clips, in the second direction too": [
      () => [[new LSTMCell(2, peepless), new LSTMCell(2, { ...peepless, cellClip: 1 })]],
      "layer 0, backwards must be an LSTM without clips, which Keras does not have, got one with them",
    ],
    "directions of two kinds": [
      () => [[lstm(), new BasicRNNCell(2, options)]],
      "expected layer 0, backwards to be LSTM of 2 units in float32 that takes 3 features, got RNN of 2 units",
    ],
    "directions of two sizes": [
      () => [[lstm(), new BasicLSTMCell(1, options)]],
      "got LSTM of 1 unit",
    ],
    "directions of two dtypes": [
      () => [[lstm(), new BasicLSTMCell(2, { ...options, dtype: "float64" })]],
      "got LSTM of 2 units in float64",
    ],
    "directions that reset in two ways": [
      () => [[new GRUCell(2, { ...options, resetAfter: true }), new GRUCell(2, options)]],
      "to be GRU with resetAfter of 2 units in float32 that takes 3 features, got GRU of 2 units",
    ],
    "directions of two activations": [
      () => [[lstm(), new BasicLSTMCell(2, { ...options, activation: relu })]],
      "got LSTM of 2 units in float32 that takes 3 features with another activation",
    ],
  };
  for (const [what, [layers, says]] of Object.entries(refused)) {
    it(`refuse ${what}`, () => {
      expect(() => toKeras({ it: layers() })).to.throw(RangeError, `toKeras: part "it"`);
      expect(() => toKeras({ it: layers() })).to.throw(RangeError, says);
      expect(() => fromKeras(new Map(), { "": layers() })).to.throw(RangeError, says);
    });
  }
});
