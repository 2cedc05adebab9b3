import { expect } from "chai";
import {
  BasicLSTMCell,
  embedding,
  fromKeras,
  fullyConnected,
  tensor,
  toKeras,
  type ModelParts,
  type Tensor,
} from "../../src/index.js";

const lstm = (seed: number) => new BasicLSTMCell(2, { inputSize: 3, seed });
const model = (seed: number): ModelParts => ({
  letters: embedding(5, 3, { seed }),
  both: [[lstm(seed), lstm(seed + 1)]],
  lstm: [new BasicLSTMCell(2, { inputSize: 4, seed })],
  head: fullyConnected(4, { inputSize: 2, seed }),
});

/** Tensors under other names. */
const renamed = (
  tensors: ReadonlyMap<string, Tensor>,
  rename: (name: string) => string,
): Map<string, Tensor> => new Map([...tensors].map(([name, x]) => [rename(name), x]));

describe("fromKeras(tensors, parts)", () => {
  const others: Record<string, (name: string) => string> = {
    "with the name of a Sequential before": (name) => `sequential/${name}`,
    "with the names of several models before": (name) => `outer/inner/${name}`,
    "with other names inside a Bidirectional": (name) => name.replace("ward_lstm", "ward_x.y"),
    "of Keras 2": (name) => `${name.replace("lstm_cell", "lstm_cell_12")}:0`,
    "of TensorFlow.js": (name) =>
      `${name.replace("lstm_cell/", "").replace("_lstm", "_lstm_LSTM2")}_1`,
  };
  for (const [what, rename] of Object.entries(others)) {
    it(`reads names ${what}`, () => {
      const [given, taker] = [model(1), model(5)];
      fromKeras(renamed(toKeras(given), rename), taker);
      expect(toKeras(taker)).to.deep.equal(toKeras(given));
    });
  }

  it("reads a layer by itself under whatever name it has", () => {
    const [given, taker] = [lstm(1), lstm(5)];
    fromKeras(toKeras({ lstm_7: [given] }), { "": [taker] });
    expect(taker.kernel.data).to.deep.equal(given.kernel.data);
  });

  it("takes a name to the letter before a longer one", () => {
    const [given, taker] = ([1, 5] as const).map((seed) => ({
      lstm: [lstm(seed)],
      "deep/lstm": [lstm(seed + 1)],
    }));
    fromKeras(toKeras(given), taker);
    expect(toKeras(taker)).to.deep.equal(toKeras(given));
  });

  it("takes signs in a part's name as they stand", () => {
    const tensors = toKeras({ "a+b": [lstm(1)] });
    expect(() => fromKeras(tensors, { "a.b": [lstm(5)] })).to.throw("a.b/lstm_cell/kernel");
    expect(() =>
      fromKeras(
        renamed(tensors, (name) => `m/${name}`),
        { "a+b": [lstm(5)] },
      ),
    ).to.not.throw();
  });

  const spoilt: Record<string, [(tensors: Map<string, Tensor>) => void, string]> = {
    "a missing tensor": [
      (tensors) => tensors.delete("lstm/lstm_cell/bias"),
      "expected tensor lstm/lstm_cell/bias to be float32 [8], got none among letters/embeddings, both/forward_lstm",
    ],
    "a tensor of another shape, by the name that it came with": [
      (tensors) => {
        tensors.delete("head/kernel");
        tensors.set("model/head/kernel:0", tensor([[1]]));
      },
      "expected tensor model/head/kernel:0 to be float32 [2, 4], got float32 [1, 1]",
    ],
    "a tensor of another dtype": [
      (tensors) => tensors.set("head/bias", tensor([0, 0, 0, 0], "float64")),
      "expected tensor head/bias to be float32 [4], got float64 [4]",
    ],
    "a tensor too many": [
      (tensors) => tensors.set("head_1/bias", tensor([1])),
      "head/kernel, head/bias, got head_1/bias besides",
    ],
    "a cell of another kind": [
      (tensors) => {
        tensors.set("lstm/gru_cell/kernel", tensors.get("lstm/lstm_cell/kernel")!);
        tensors.delete("lstm/lstm_cell/kernel");
      },
      "expected tensor lstm/lstm_cell/kernel to be float32 [4, 8], got none among",
    ],
    "two tensors that could be it": [
      (tensors) => {
        for (const where of ["a", "b"])
          tensors.set(`${where}/head/bias`, tensors.get("head/bias")!);
        tensors.delete("head/bias");
      },
      "expected one tensor head/bias, got a/head/bias, b/head/bias; call the part by more of its path",
    ],
  };
  for (const [what, [spoil, says]] of Object.entries(spoilt)) {
    it(`changes nothing for ${what}`, () => {
      const tensors = new Map(toKeras(model(5)));
      spoil(tensors);
      const taker = model(1);
      const before = toKeras(taker);
      expect(() => fromKeras(tensors, taker)).to.throw(RangeError, `fromKeras: `);
      expect(() => fromKeras(tensors, taker)).to.throw(RangeError, says);
      expect(toKeras(taker)).to.deep.equal(before);
    });
  }

  it("refuses one tensor for two parts", () => {
    const tensors = toKeras({ "deep/lstm": [lstm(5)] });
    const taker = { lstm: [lstm(1)], "deep/lstm": [lstm(2)] };
    const before = toKeras(taker);
    expect(() => fromKeras(tensors, taker)).to.throw(
      RangeError,
      "fromKeras: expected a tensor lstm/lstm_cell/kernel and a tensor deep/lstm/lstm_cell/kernel, got deep/lstm/lstm_cell/kernel for both",
    );
    expect(toKeras(taker)).to.deep.equal(before);
  });
});
