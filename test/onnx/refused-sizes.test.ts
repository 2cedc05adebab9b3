import {
  BasicRNNCell,
  DropoutWrapper,
  embedding,
  fullyConnected,
  GRUCell,
  MultiRNNCell,
} from "../../src/index.js";
import { toOnnx, type OnnxParts } from "../../src/onnx/index.js";
import { refuses } from "../support/failure.js";
import { refusesLayers } from "./refuses-layers.js";

const rnn = (units = 2, inputSize = 3) => new BasicRNNCell(units, { inputSize });
const dense = (inputSize = 2) => fullyConnected(2, { inputSize });
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
});
