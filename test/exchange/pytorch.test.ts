import { expect } from "chai";
import {
  BasicLSTMCell,
  BasicRNNCell,
  embedding,
  fromPyTorch,
  fullyConnected,
  GRUCell,
  LSTMCell,
  relu,
  sigmoid,
  softmax,
  tensor,
  toPyTorch,
  transpose,
  type RecurrentLayer,
  type Tensor,
} from "../../src/index.js";

const options = { inputSize: 3, seed: 1 };
const lstm = () => new BasicLSTMCell(2, options);

describe("toPyTorch(parts) and fromPyTorch(tensors, parts)", () => {
  it("name the tensors as PyTorch does, after the part", () => {
    const upper = () => new BasicLSTMCell(2, { inputSize: 4, seed: 2 });
    const layers = [[lstm(), lstm()] as const, [upper(), upper()] as const];
    expect([...toPyTorch({ encoder: layers }).keys()]).to.deep.equal(
      ["l0", "l0_reverse", "l1", "l1_reverse"].flatMap((where) =>
        ["weight_ih", "weight_hh", "bias_ih", "bias_hh"].map((what) => `encoder.${what}_${where}`),
      ),
    );
  });

  it("put the forget bias into the second bias", () => {
    const tensors = toPyTorch({ "": [new BasicLSTMCell(2, { ...options, forgetBias: 3 })] });
    expect([...tensors.get("bias_hh_l0")!.data]).to.deep.equal([0, 0, 3, 3, 0, 0, 0, 0]);
    expect([...tensors.get("bias_ih_l0")!.data]).to.deep.equal(Array(8).fill(0));
  });

  it("turn the kernel of a fully connected layer, and leave the table of an embedding", () => {
    const letters = embedding(5, 3, { seed: 1 });
    const head = fullyConnected(4, { inputSize: 2, seed: 2 });
    const tensors = toPyTorch({ letters, lstm: [lstm()], head });
    expect([...tensors.keys()].filter((name) => !name.startsWith("lstm."))).to.deep.equal([
      "letters.weight",
      "head.weight",
      "head.bias",
    ]);
    expect(tensors.get("letters.weight")!.toArray()).to.deep.equal(letters.variables[0].toArray());
    expect(tensors.get("head.weight")!.toArray()).to.deep.equal(
      transpose(head.variables[0]).toArray(),
    );
    const others = {
      letters: embedding(5, 3),
      lstm: [lstm()],
      head: fullyConnected(4, { inputSize: 2 }),
    };
    fromPyTorch(tensors, others);
    expect(toPyTorch(others)).to.deep.equal(tensors);
  });

  it("refuse what is no part of a model, and a model that is none", () => {
    expect(() => toPyTorch({ softmax: softmax as never })).to.throw(
      TypeError,
      'toPyTorch: part "softmax" must be an array of recurrent layers, a fully connected layer or an embedding, got function',
    );
    expect(() => toPyTorch([lstm()] as never)).to.throw(
      TypeError,
      "toPyTorch: expected an object of a model's parts, got an array of 1",
    );
  });

  it("refuse a model without a part, a Map, and weights that stand at two places", () => {
    expect(() => toPyTorch({})).to.throw(
      RangeError,
      "toPyTorch: expected a part or more, got none",
    );
    expect(() => toPyTorch(new Map() as never)).to.throw(TypeError, "got an object (Map)");
    const cell = lstm();
    expect(() => toPyTorch({ a: [cell], b: [cell] })).to.throw(
      RangeError,
      'toPyTorch: part "b" must have weights of its own, got "basic_lstm_cell/kernel" once more, which is in part "a" already',
    );
    expect(() => toPyTorch({ "": [[cell, cell]] })).to.throw(RangeError, "weights of its own");
  });

  it("name the part whose weights are not made yet", () => {
    expect(() => toPyTorch({ it: [new BasicLSTMCell(2)] })).to.throw(
      'toPyTorch: part "it": layer 0: basic_lstm_cell: the variables are made at the first call',
    );
    expect(() => toPyTorch({ it: fullyConnected(2) })).to.throw(
      'toPyTorch: part "it": fully_connected',
    );
  });

  it("refuse what is no Map of tensors", () => {
    const cell = [lstm()];
    expect(() => fromPyTorch({ tensors: new Map() } as never, { "": cell })).to.throw(
      TypeError,
      "fromPyTorch: expected a Map of tensors by name, such as fromSafetensors(bytes).tensors, got an object",
    );
    expect(() => fromPyTorch(new Map([["a", [1]]]) as never, { "": cell })).to.throw(
      TypeError,
      'fromPyTorch: "a" must be a tensor, got an array of 1',
    );
  });

  const refused: Record<string, [() => readonly RecurrentLayer[], string]> = {
    "no layers": [() => [], "a layer or more, got none"],
    "what is no cell": [() => [{} as never], "layer 0: expected a BasicRNNCell, BasicLSTMCell"],
    "a GRU that resets before": [
      () => [new GRUCell(2, options)],
      "layer 0 must be a GRU with resetAfter",
    ],
    peepholes: [() => [new LSTMCell(2, options)], "layer 0 must be an LSTM without peepholes"],
    clips: [
      () => [new LSTMCell(2, { ...options, usePeepholes: false, cellClip: 1 })],
      "layer 0 must be an LSTM without clips",
    ],
    "an activation": [
      () => [new BasicLSTMCell(2, { ...options, activation: relu })],
      "layer 0 must be one with tanh, which is all that PyTorch has, got one with relu",
    ],
    "an activation of a basic cell": [
      () => [new BasicRNNCell(2, { ...options, activation: sigmoid })],
      "layer 0 must be one with tanh or relu, which is all that PyTorch has, got one with sigmoid",
    ],
    "tanh in one layer and relu in the other": [
      () => [new BasicRNNCell(2, options), new BasicRNNCell(2, { inputSize: 2, activation: relu })],
      "expected layer 1 to be RNN of 2 units in float32, one direction, got RNN with relu",
    ],
    "three directions": [
      () => [[lstm(), lstm(), lstm()] as never],
      "expected layer 0 to have one or two cells, got 3",
    ],
    "two kinds": [
      () => [lstm(), new BasicRNNCell(2, { inputSize: 2 })],
      "expected layer 1 to be LSTM of 2 units in float32, one direction, got RNN of 2 units",
    ],
    "two sizes": [() => [lstm(), new BasicLSTMCell(3, { inputSize: 2 })], "got LSTM of 3 units"],
    "two dtypes": [
      () => [[lstm(), new BasicLSTMCell(2, { ...options, dtype: "float64" })]],
      "layer 0, backwards to be LSTM of 2 units in float32, both directions, got LSTM of 2 units in float64",
    ],
    "both directions in one layer alone": [
      () => [[lstm(), lstm()], new BasicLSTMCell(2, { inputSize: 4 })],
      "got LSTM of 2 units in float32, one direction",
    ],
    "another number of features": [
      () => [lstm(), new BasicLSTMCell(2, { inputSize: 3 })],
      "expected layer 1 to take 2 features, got 3",
    ],
  };
  for (const [what, [layers, says]] of Object.entries(refused)) {
    it(`refuse ${what}`, () => {
      expect(() => toPyTorch({ "": layers() })).to.throw(says);
      expect(() => fromPyTorch(new Map(), { "": layers() })).to.throw(says);
    });
  }

  const spoilt: Record<string, [(tensors: Map<string, Tensor>) => void, string]> = {
    "a missing tensor": [
      (tensors) => tensors.delete("bias_hh_l0"),
      "expected tensor bias_hh_l0 to be float32 [8], got none among weight_ih_l0, weight_hh_l0, bias_ih_l0",
    ],
    "a tensor of another shape": [
      (tensors) => tensors.set("weight_hh_l0", tensor([[1]])),
      "expected tensor weight_hh_l0 to be float32 [8, 2], got float32 [1, 1]",
    ],
    "a tensor of another dtype": [
      (tensors) => tensors.set("bias_ih_l0", tensor(Array(8).fill(0), "float64")),
      "expected tensor bias_ih_l0 to be float32 [8], got float64 [8]",
    ],
    "a tensor too many": [
      (tensors) => tensors.set("weight_ih_l1", tensor([1])),
      "got weight_ih_l1 besides",
    ],
  };
  for (const [what, [spoil, says]] of Object.entries(spoilt)) {
    it(`change nothing for ${what}`, () => {
      const tensors = new Map(toPyTorch({ "": [new BasicLSTMCell(2, { ...options, seed: 5 })] }));
      spoil(tensors);
      const cell = lstm();
      const before = cell.variables.map(({ data }) => data.slice());
      expect(() => fromPyTorch(tensors, { "": [cell] })).to.throw(RangeError, says);
      expect(cell.variables.map(({ data }) => data)).to.deep.equal(before);
    });
  }
});
