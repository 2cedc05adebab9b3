import { expect } from "chai";
import { BasicRNNCell, fullyConnected, ResidualWrapper, tanh } from "../../src/index.js";
import { toOnnx, type OnnxParts } from "../../src/onnx/index.js";
import { failure } from "../support/failure.js";
import { readModel, type ReadModel } from "./read-model.js";

const rnn = (units = 2, inputSize = 3) => new BasicRNNCell(units, { inputSize, seed: 1 });
const dense = () => fullyConnected(3, { inputSize: 3, seed: 1 });
const layers = () => [new ResidualWrapper(rnn(3)), [rnn(), rnn()]] as const;
const options = { sequenceLengths: true, states: true };

/** Those of inputs and outputs, of what the graph has of its own, and of what other parts make. */
const NAMES =
  "input output sequence_lengths time time.size real alive padding lengths zero one axis_0 axis_1 axis_2 joined_2 joined_3 it.0 it.0.sum".split(
    " ",
  );

describe("the names in what toOnnx(parts) writes", () => {
  for (const name of NAMES) {
    it(`are each there once, if a part is called ${JSON.stringify(name)}`, () => {
      expectSound(
        readModel(toOnnx({ [name]: dense(), it: layers(), last: "last state" }, options)),
      );
      expectSound(readModel(toOnnx({ it: layers(), [name]: "last state" }, options)));
      expectSound(readModel(toOnnx({ it: layers(), [name]: tanh, more: [rnn(2, 4)] }, options)));
      if (name.startsWith("it.0")) return;
      expectSound(readModel(toOnnx({ [name]: layers(), it: [rnn(3, 4)] }, options)));
    });
  }

  it("may be of any characters", () => {
    const { nodes, inputs } = readModel(toOnnx({ "循环 😀": [rnn()] }, { states: true }));
    expect(nodes.map(({ name }) => name)).to.include("循环 😀.0");
    expect(Object.keys(inputs)).to.deep.equal(["input", "循环 😀.0.h"]);
  });

  for (const [taken, parts] of Object.entries<OnnxParts>({
    "it.0.W": { "it.0.W": dense(), it: layers() },
    "it.0.h": { "it.0.h": dense(), it: layers() },
    "it.kernel": { "it.kernel": dense(), it: dense() },
  })) {
    it(`are refused where two weights or states would be called ${taken}`, () => {
      expect(failure(() => toOnnx(parts, options))).to.equal(
        `RangeError: toOnnx: expected each name once, got two tensors "${taken}"`,
      );
    });
  }
});

/** Every tensor is made once, before it is taken; nodes have names of their own; all outputs are there. */
function expectSound({ inputs, outputs, weights, nodes }: ReadModel): void {
  expect(Object.keys(inputs)).to.include.members(["input", "sequence_lengths"]);
  const given = ["", ...Object.keys(weights), ...Object.keys(inputs)];
  const made = new Set(given);
  expect(made.size).to.equal(given.length);
  for (const { name, inputs, outputs } of nodes) {
    expect([...made], name).to.include.members([...inputs]);
    for (const output of outputs) {
      expect(made.has(output), output).to.equal(false);
      made.add(output);
    }
  }
  expect([...made]).to.include.members(["output", ...Object.keys(outputs)]);
  expect(new Set(nodes.map(({ name }) => name)).size).to.equal(nodes.length);
}
