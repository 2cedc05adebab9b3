import { expect } from "chai";
import {
  BasicLSTMCell,
  BasicRNNCell,
  embedding,
  fullyConnected,
  GRUCell,
  LSTMCell,
  relu,
  softmax,
  type DType,
  type RecurrentCell,
} from "../../src/index.js";
import { toOnnx } from "../../src/onnx/index.js";
import { readModel } from "./read-model.js";

/** A cell whose numbers are all different. */
function numbered<C extends RecurrentCell>(cell: C): C {
  let next = 1;
  for (const { data } of cell.variables) data.forEach((_, i) => (data[i] = next++));
  return cell;
}

const model = (dtype: DType = "float32") => ({
  letters: embedding(5, 3, { dtype, seed: 1 }),
  lstm: [new BasicLSTMCell(2, { inputSize: 3, dtype, seed: 2 })],
  head: fullyConnected(5, { inputSize: 2, dtype, seed: 3 }),
  softmax,
});

describe("toOnnx(parts, options)", () => {
  it("writes version 8 of the format, operators of version 17, and who made it", () => {
    const { format, operators, producer } = readModel(toOnnx(model()));
    expect({ format, operators, producer }).to.deep.equal({
      format: 8,
      operators: [{ domain: "", version: 17 }],
      producer: "unrolled",
    });
  });

  it("takes ids and gives numbers for each time step, whose batch and time are open", () => {
    const { inputs, outputs } = readModel(toOnnx(model()));
    expect(inputs).to.deep.equal({ input: "int64 [batch, time]" });
    expect(outputs).to.deep.equal({ output: "float32 [batch, time, 5]" });
  });

  it("takes numbers where no embedding comes first, and gives one row after a last state", () => {
    const cell = new GRUCell(4, { inputSize: 3, dtype: "float64" });
    const { inputs, outputs } = readModel(toOnnx({ gru: [cell], last: "last state" }));
    expect(inputs).to.deep.equal({ input: "float64 [batch, time, 3]" });
    expect(outputs).to.deep.equal({ output: "float64 [batch, 4]" });
    const dense = readModel(toOnnx({ head: fullyConnected(2, { inputSize: 3 }) }));
    expect(dense.inputs).to.deep.equal({ input: "float32 [batch, time, 3]" });
    expect(dense.outputs).to.deep.equal({ output: "float32 [batch, time, 2]" });
  });

  it("applies the parts in their order, each under its name", () => {
    const { nodes } = readModel(toOnnx(model()));
    expect(nodes.map(({ name, operator }) => `${name}: ${operator}`)).to.deep.equal([
      "letters: Gather",
      "letters.turned: Transpose",
      "lstm.0: LSTM",
      "lstm.0.outputs: Squeeze",
      "lstm.0.outputs.turned: Transpose",
      "head.product: MatMul",
      "head: Add",
      "softmax: Softmax",
      "output: Identity",
    ]);
  });

  for (const dtype of ["float32", "float64"] as const) {
    it(`holds the weights under the names of their parts, in ${dtype}`, () => {
      const { weights, numbers } = readModel(toOnnx(model(dtype)));
      expect(weights).to.deep.equal({
        "letters.table": `${dtype} [5, 3]`,
        "lstm.0.W": `${dtype} [1, 8, 3]`,
        "lstm.0.R": `${dtype} [1, 8, 2]`,
        "lstm.0.B": `${dtype} [1, 16]`,
        axis_1: "int64 [1]",
        "head.kernel": `${dtype} [2, 5]`,
        "head.bias": `${dtype} [5]`,
      });
      expect(numbers["letters.table"]).to.deep.equal([...model(dtype).letters.variables[0].data]);
      expect(numbers["head.kernel"]).to.deep.equal([...model(dtype).head.variables[0].data]);
    });
  }

  it("puts the gates of an LSTM in the order i, o, f, c, its peepholes in i, o, f, the forget bias into the second bias", () => {
    const cell = numbered(new LSTMCell(1, { inputSize: 1, forgetBias: 30 }));
    const { numbers } = readModel(toOnnx({ lstm: [cell] }));
    expect(numbers["lstm.0.W"]).to.deep.equal([1, 4, 3, 2]);
    expect(numbers["lstm.0.R"]).to.deep.equal([5, 8, 7, 6]);
    expect(numbers["lstm.0.B"]).to.deep.equal([9, 12, 11, 10, 0, 0, 30, 0]);
    expect(numbers["lstm.0.P"]).to.deep.equal([13, 15, 14]);
  });

  it("puts the gates of a GRU in the order z, r, h, and says when it resets", () => {
    const read = (resetAfter: boolean) =>
      readModel(toOnnx({ gru: [numbered(new GRUCell(1, { inputSize: 1, resetAfter }))] }));
    const [before, after] = [read(false), read(true)];
    expect(before.numbers["gru.0.W"]).to.deep.equal([2, 1, 7]);
    expect(before.numbers["gru.0.R"]).to.deep.equal([4, 3, 8]);
    expect(before.numbers["gru.0.B"]).to.deep.equal([6, 5, 9, 0, 0, 0]);
    expect(after.numbers["gru.0.B"]).to.deep.equal([6, 5, 9, 0, 0, 10]);
    expect(before.nodes[1].attributes.linear_before_reset).to.equal(0);
    expect(after.nodes[1].attributes.linear_before_reset).to.equal(1);
  });

  it("names an activation where it is not the usual one, for each direction", () => {
    const activations = (...ways: [RecurrentCell] | [RecurrentCell, RecurrentCell]) =>
      readModel(toOnnx({ it: [ways.length === 1 ? ways[0] : ways] })).nodes[1].attributes
        .activations;
    const options = { inputSize: 3, activation: relu };
    expect(activations(new BasicLSTMCell(2, { inputSize: 3 }))).to.equal(undefined);
    expect(activations(new BasicRNNCell(2, options))).to.deep.equal(["Relu"]);
    expect(activations(new GRUCell(2, options))).to.deep.equal(["Sigmoid", "Relu"]);
    expect(activations(new BasicLSTMCell(2, options), new BasicLSTMCell(2, options))).to.deep.equal(
      ["Sigmoid", "Relu", "Relu", "Sigmoid", "Relu", "Relu"],
    );
  });

  it("keeps the metadata as they are, of an object or of a Map", () => {
    const texts = { characters: "门\n😀", "": "" };
    const file = toOnnx(model(), { metadata: texts });
    expect(readModel(file).metadata).to.deep.equal(Object.entries(texts));
    expect(toOnnx(model(), { metadata: new Map(Object.entries(texts)) })).to.deep.equal(file);
  });

  it("writes the same bytes for the same model, and leaves the model as it is", () => {
    const parts = model();
    const before = parts.lstm[0].kernel.data.slice();
    const options = { sequenceLengths: true, states: true };
    expect(toOnnx(parts, options)).to.deep.equal(toOnnx(model(), options));
    expect(toOnnx(parts, options)).to.deep.equal(toOnnx(parts, options));
    expect(parts.lstm[0].kernel.data).to.deep.equal(before);
  });

  it("writes bytes of their own, which later training does not change", () => {
    const parts = model();
    const file = toOnnx(parts);
    const before = file.slice();
    parts.lstm[0].kernel.data.fill(7);
    expect(file).to.deep.equal(before);
    expect(file.buffer.byteLength).to.equal(file.length);
  });
});
