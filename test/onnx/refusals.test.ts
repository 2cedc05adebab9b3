import { BasicRNNCell, embedding, fullyConnected, softmax } from "../../src/index.js";
import { toOnnx, type OnnxOptions, type OnnxParts } from "../../src/onnx/index.js";
import { refuses } from "../support/failure.js";

const rnn = (units = 2, inputSize = 3) => new BasicRNNCell(units, { inputSize });
const dense = (inputSize = 2) => fullyConnected(2, { inputSize });
const exporting = (parts: unknown, options?: unknown) => (): unknown =>
  toOnnx(parts as OnnxParts, options as OnnxOptions);

describe("toOnnx(parts, options) refuses", () => {
  it("what is no model", () => {
    refuses({
      "TypeError: toOnnx: expected an object of a model's parts, got null": exporting(null),
      "TypeError: toOnnx: expected an object of a model's parts, got an array of 1": exporting([
        rnn(),
      ]),
      "RangeError: toOnnx: expected a part or more, got none": exporting({}),
    });
  });

  it("names that have no order, and those that no file can hold", () => {
    refuses({
      'RangeError: toOnnx: expected names for the parts, got ""': exporting({ "": [rnn()] }),
      'RangeError: toOnnx: expected names for the parts, got "3"; an object does not keep the order of numbers':
        exporting({ lstm: [rnn()], 3: dense() }),
      'RangeError: toOnnx: the name of a part must be Unicode characters, got "\\ud800"': exporting(
        { "\ud800": [rnn()] },
      ),
    });
  });

  it("options that are none, unknown or of another type", () => {
    const told = (options: unknown) => exporting({ it: [rnn()] }, options);
    refuses({
      "TypeError: toOnnx: the options must be an object, got null": told(null),
      'TypeError: toOnnx: expected the options sequenceLengths, states, metadata, got "state"':
        told({ state: true }),
      "TypeError: toOnnx: states must be true or false, got 1": told({ states: 1 }),
      "TypeError: toOnnx: sequenceLengths must be true or false, got an array of 2": told({
        sequenceLengths: [3, 1],
      }),
    });
  });

  it("metadata that are no texts", () => {
    const told = (metadata: unknown) => exporting({ it: [rnn()] }, { metadata });
    refuses({
      "TypeError: toOnnx: metadata must be an object or a Map of texts, got null": told(null),
      "TypeError: toOnnx: metadata must be an object or a Map of texts, got an array of 1": told([
        "a",
      ]),
      'TypeError: toOnnx: metadata "steps" must be a string, got 3': told({ steps: 3 }),
      "TypeError: toOnnx: a metadata key must be a string, got 3": told(new Map([[3, "steps"]])),
      'RangeError: toOnnx: metadata "half" must be Unicode characters, got "\\udc00"': told({
        half: "\udc00",
      }),
    });
  });

  it("what is no part", () => {
    const expected =
      'TypeError: toOnnx: part "it" must be an array of recurrent layers, an embedding, a fully connected layer, a function or "last state", got';
    refuses({
      [`${expected} null`]: exporting({ it: null }),
      [`${expected} undefined`]: exporting({ rnn: [rnn()], it: undefined }),
      [`${expected} an object (BasicRNNCell)`]: exporting({ it: rnn() }),
      [`${expected} the string "last"`]: exporting({ rnn: [rnn()], it: "last" }),
    });
  });

  it("parts in an order that makes no sense", () => {
    const networks = { rnn: [rnn()], last: "last state" };
    refuses({
      'RangeError: toOnnx: part "softmax" must have weights, since it reads the input, got a function':
        exporting({ softmax }),
      'RangeError: toOnnx: part "letters" must be the first, since an embedding reads ids, got number 2':
        exporting({ rnn: [rnn()], letters: embedding(5, 2) }),
      'RangeError: toOnnx: part "last" must come after a recurrent network, got it first':
        exporting({ last: "last state" }),
      'RangeError: toOnnx: part "last" must come after a recurrent network, got it after "head"':
        exporting({ rnn: [rnn()], head: dense(), last: "last state" }),
      'RangeError: toOnnx: part "again" must come after a recurrent network, got it after "last"':
        exporting({ ...networks, again: "last state" }),
      'RangeError: toOnnx: part "upper" must come after sequences, got the last state of some':
        exporting({ ...networks, head: dense(), upper: [rnn(2, 2)] }),
    });
  });
});
