import { expect } from "chai";
import {
  BasicLSTMCell,
  BasicRNNCell,
  DropoutWrapper,
  GRUCell,
  LSTMCell,
  MultiRNNCell,
  relu,
  ResidualWrapper,
} from "../../src/index.js";
import { toOnnx, type OnnxLayer, type OnnxParts } from "../../src/onnx/index.js";
import { readModel } from "./read-model.js";

const sized = (inputSize: number) => ({ inputSize, seed: 1 });
const rnn = (units = 2, inputSize = 3) => new BasicRNNCell(units, sized(inputSize));
const lstm = (units = 2, inputSize = 3) => new BasicLSTMCell(units, sized(inputSize));

/** The nodes RNN, LSTM and GRU of a part, by their names. */
function recurrent(layers: readonly OnnxLayer[]): Record<string, unknown> {
  const { nodes } = readModel(toOnnx({ it: layers }));
  const those = nodes.filter(({ operator }) => /^(RNN|LSTM|GRU)$/.test(operator));
  return Object.fromEntries(
    those.map(({ name, operator, attributes }) => [name, `${operator}, ${attributes.direction}`]),
  );
}

describe("toOnnx(parts) of recurrent networks", () => {
  it("makes one node of two directions that are alike, whatever their cells are called", () => {
    const alike: OnnxLayer[] = [
      [rnn(), rnn()],
      [lstm(2, 4), new LSTMCell(2, { ...sized(4), usePeepholes: false })],
      [new LSTMCell(3, sized(4)), new LSTMCell(3, { ...sized(4), forgetBias: 0 })],
      [new GRUCell(2, sized(6)), new GRUCell(2, sized(6))],
    ];
    expect(recurrent(alike)).to.deep.equal({
      "it.0": "RNN, bidirectional",
      "it.1": "LSTM, bidirectional",
      "it.2": "LSTM, bidirectional",
      "it.3": "GRU, bidirectional",
    });
  });

  const different: Record<string, OnnxLayer> = {
    kinds: [rnn(), lstm()],
    sizes: [rnn(1), rnn(2)],
    activations: [rnn(), new BasicRNNCell(2, { ...sized(3), activation: relu })],
    peepholes: [lstm(), new LSTMCell(2, sized(3))],
    resets: [new GRUCell(2, sized(3)), new GRUCell(2, { ...sized(3), resetAfter: true })],
    wrappers: [rnn(3), new ResidualWrapper(rnn(3))],
  };
  for (const [what, layer] of Object.entries(different)) {
    it(`makes a chain for each of two directions that are not: two ${what}`, () => {
      expect(
        Object.values(recurrent([layer])).map((it) => String(it).split(", ")[1]),
      ).to.deep.equal(["forward", "reverse"]);
      expect(Object.keys(recurrent([layer]))).to.deep.equal(["it.0.forward", "it.0.backward"]);
    });
  }

  it("makes a node for each cell of a MultiRNNCell, and none for dropout", () => {
    const deep = new MultiRNNCell([
      new DropoutWrapper(lstm(), { outputKeepProb: 0.5 }),
      new ResidualWrapper(new MultiRNNCell([rnn(3, 2), rnn(2, 3)])),
    ]);
    expect(recurrent([rnn(3), [deep, rnn(1)]])).to.deep.equal({
      "it.0": "RNN, forward",
      "it.1.forward.0": "LSTM, forward",
      "it.1.forward.1.0": "RNN, forward",
      "it.1.forward.1.1": "RNN, forward",
      "it.1.backward": "RNN, reverse",
    });
  });

  it("has lengths and the states of all cells for inputs, and their last states for outputs, if it is told so", () => {
    const parts: OnnxParts = {
      it: [
        [lstm(), lstm()],
        new MultiRNNCell([rnn(1, 4), lstm(3, 1)]),
        [new ResidualWrapper(rnn(3)), rnn(4)],
      ],
      last: "last state",
    };
    const states = {
      "it.0.h": "float32 [2, batch, 2]",
      "it.0.c": "float32 [2, batch, 2]",
      "it.1.0.h": "float32 [1, batch, 1]",
      "it.1.1.h": "float32 [1, batch, 3]",
      "it.1.1.c": "float32 [1, batch, 3]",
      "it.2.forward.h": "float32 [1, batch, 3]",
      "it.2.backward.h": "float32 [1, batch, 4]",
    };
    const input = { input: "float32 [batch, time, 3]" };
    const lengths = { sequence_lengths: "int32 [batch]" };
    const output = { output: "float32 [batch, 7]" };
    const last = Object.fromEntries(
      Object.entries(states).map(([name, type]) => [`${name}_last`, type]),
    );
    const told = (options: Parameters<typeof toOnnx>[1]) => {
      const { inputs, outputs } = readModel(toOnnx(parts, options));
      return [Object.entries(inputs), Object.entries(outputs)];
    };
    const entries = (...all: object[]) => Object.entries(Object.assign({}, ...all));
    expect(told({})).to.deep.equal([entries(input), entries(output)]);
    expect(told({ states: true })).to.deep.equal([entries(input, states), entries(output, last)]);
    expect(told({ sequenceLengths: true })).to.deep.equal([
      entries(input, lengths),
      entries(output),
    ]);
    expect(told({ sequenceLengths: true, states: true })).to.deep.equal([
      entries(input, lengths, states),
      entries(output, last),
    ]);
  });
});
