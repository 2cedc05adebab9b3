import { expect } from "chai";
import {
  BasicLSTMCell,
  BasicRNNCell,
  embedding,
  fromKeras,
  fullyConnected,
  GRUCell,
  LSTMCell,
  relu,
  tensor,
  toKeras,
  type DType,
  type ModelPart,
  type ModelParts,
  type RecurrentCell,
} from "../../src/index.js";

const options = { inputSize: 3, seed: 1 };
const lstm = (seed = 1) => new BasicLSTMCell(2, { ...options, seed });

/** A cell whose numbers are all different. */
function numbered<C extends RecurrentCell>(cell: C): C {
  let next = 1;
  for (const { data } of cell.variables) data.forEach((_, i) => (data[i] = next++));
  return cell;
}

describe("toKeras(parts) and fromKeras(tensors, parts)", () => {
  const named: Record<string, [() => ModelPart, string[]]> = {
    "a basic cell": [
      () => [new BasicRNNCell(2, options)],
      ["simple_rnn_cell/kernel", "simple_rnn_cell/recurrent_kernel", "simple_rnn_cell/bias"],
    ],
    "an LSTM": [
      () => [lstm()],
      ["lstm_cell/kernel", "lstm_cell/recurrent_kernel", "lstm_cell/bias"],
    ],
    "a GRU": [
      () => [new GRUCell(2, options)],
      ["gru_cell/kernel", "gru_cell/recurrent_kernel", "gru_cell/bias"],
    ],
    "two LSTMs": [
      () => [[lstm(), lstm()]],
      ["forward", "backward"].flatMap((way) =>
        ["kernel", "recurrent_kernel", "bias"].map((what) => `${way}_lstm/lstm_cell/${what}`),
      ),
    ],
    "a fully connected layer": [() => fullyConnected(2, options), ["kernel", "bias"]],
    "an embedding": [() => embedding(5, 3), ["embeddings"]],
  };
  for (const [what, [part, names]] of Object.entries(named)) {
    it(`name the tensors as Keras does, in the order of its get_weights: ${what}`, () => {
      const within = (layer: string) => names.map((name) => `${layer}/${name}`);
      expect([...toKeras({ it: part() }).keys()]).to.deep.equal(within("it"));
      expect([...toKeras({ "a/b": part() }).keys()]).to.deep.equal(within("a/b"));
      expect([...toKeras({ "": part() }).keys()]).to.deep.equal(names);
    });
  }

  it("put the columns of an LSTM in the order i, f, c, o, and the forget bias into its bias", () => {
    const cell = numbered(new BasicLSTMCell(1, { inputSize: 2, forgetBias: 30 }));
    const [kernel, recurrentKernel, bias] = toKeras({ "": [cell] }).values();
    expect(kernel.toArray()).to.deep.equal([
      [1, 3, 2, 4],
      [5, 7, 6, 8],
    ]);
    expect(recurrentKernel.toArray()).to.deep.equal([[9, 11, 10, 12]]);
    expect(bias.toArray()).to.deep.equal([13, 15 + 30, 14, 16]);
  });

  it("put the columns of a GRU in the order z, r, h", () => {
    const [kernel, recurrentKernel, bias] = toKeras({
      "": [numbered(new GRUCell(1, { inputSize: 1 }))],
    }).values();
    expect(kernel.toArray()).to.deep.equal([[2, 1, 7]]);
    expect(recurrentKernel.toArray()).to.deep.equal([[4, 3, 8]]);
    expect(bias.toArray()).to.deep.equal([6, 5, 9]);
  });

  it("give a GRU with resetAfter two rows of biases, which are added up but the candidate's", () => {
    const cell = numbered(new GRUCell(1, { inputSize: 1, resetAfter: true }));
    const tensors = new Map(toKeras({ "": [cell] }));
    expect(tensors.get("gru_cell/bias")!.toArray()).to.deep.equal([
      [6, 5, 9],
      [0, 0, 10],
    ]);
    tensors.set(
      "gru_cell/bias",
      tensor([
        [6, 5, 9],
        [20, 10, 30],
      ]),
    );
    fromKeras(tensors, { "": [cell] });
    const [, gatesBias, , bias, recurrentBias] = cell.variables;
    expect([...gatesBias.data]).to.deep.equal([15, 26]);
    expect([...bias.data, ...recurrentBias.data]).to.deep.equal([9, 30]);
  });

  it("take a forget bias off again that float32 has no number for, to the bit", () => {
    const cell = new BasicLSTMCell(2, { ...options, forgetBias: 0.1 });
    fromKeras(toKeras({ "": [cell] }), { "": [cell] });
    expect([...cell.bias.data]).to.deep.equal(Array(8).fill(0));
  });

  for (const dtype of ["float32", "float64"] as const) {
    it(`carry a model of every kind of layer over, in ${dtype}`, () => {
      const tensors = toKeras(model(dtype, 1));
      const other = model(dtype, 5);
      expect(toKeras(other)).to.not.deep.equal(tensors);
      fromKeras(tensors, other);
      expect(toKeras(other)).to.deep.equal(tensors);
    });
  }
});

/** A part of every kind. */
function model(dtype: DType, seed: number): ModelParts {
  const sized = (inputSize: number) => ({ inputSize, dtype, seed });
  const after = (n: number) => new GRUCell(4, { ...sized(2), seed: seed + n, resetAfter: true });
  return {
    letters: embedding(5, 3, { dtype, seed }),
    simple: [new BasicRNNCell(2, { ...sized(3), activation: relu })],
    lstm: [new BasicLSTMCell(2, sized(2))],
    plain: [new LSTMCell(2, { ...sized(2), usePeepholes: false, forgetBias: 0 })],
    before: [new GRUCell(2, sized(2))],
    after: [[after(0), after(1)]],
    head: fullyConnected(4, sized(8)),
  };
}
