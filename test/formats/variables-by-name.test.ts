import { expect } from "../../src/chai/index.js";
import {
  assignByName,
  BasicLSTMCell,
  fromSafetensors,
  fullyConnected,
  randomNormal,
  tensor,
  toSafetensors,
  variablesByName,
  type Tensor,
  type Variable,
} from "../../src/index.js";

const network = (seed: number): readonly Variable[] => {
  const cell = new BasicLSTMCell(3, { inputSize: 2, seed });
  return [...cell.variables, ...fullyConnected(2, { inputSize: 3, seed }).variables];
};
const values = (variables: readonly Variable[]) => variables.map(({ data }) => data.slice());

describe("variablesByName(variables) and assignByName(variables, tensors)", () => {
  it("take a model to a file and into another one made in the same way", () => {
    const [from, into] = [network(1), network(2)];
    const file = toSafetensors(variablesByName(from));
    assignByName(into, fromSafetensors(file).tensors);
    expect(values(into)).to.deep.equal(values(from));
  });

  const spoilt: Record<string, [(tensors: Map<string, Tensor>) => void, string]> = {
    "a tensor is missing": [
      (tensors) => tensors.delete("basic_lstm_cell/bias"),
      "expected basic_lstm_cell/bias to be float32 [12], got no tensor of that name among",
    ],
    "a tensor has another shape": [
      (tensors) => tensors.set("basic_lstm_cell/bias", randomNormal([3], { seed: 1 })),
      "expected basic_lstm_cell/bias to be float32 [12], got float32 [3]",
    ],
    "a tensor has another dtype": [
      (tensors) =>
        tensors.set("basic_lstm_cell/bias", randomNormal([12], { dtype: "float64", seed: 1 })),
      "expected basic_lstm_cell/bias to be float32 [12], got float64 [12]",
    ],
    "a tensor is for no variable": [
      (tensors) => tensors.set("more", tensor([1])),
      "got more besides",
    ],
  };
  for (const [what, [spoil, says]] of Object.entries(spoilt)) {
    it(`change nothing when ${what}`, () => {
      const tensors = new Map<string, Tensor>(variablesByName(network(1)));
      spoil(tensors);
      const into = network(2);
      const before = values(into);
      expect(() => assignByName(into, tensors)).to.throw(RangeError, says);
      expect(values(into)).to.deep.equal(before);
    });
  }

  it("refuse two variables of one name", () => {
    const twice = [...network(1), ...network(2)];
    expect(() => variablesByName(twice)).to.throw(RangeError, "basic_lstm_cell/kernel twice");
    expect(() => assignByName(twice, new Map())).to.throw(RangeError, "twice");
  });

  it("refuse what are no variables, and no tensors by name", () => {
    expect(() => variablesByName({} as never)).to.throw(
      TypeError,
      "expected an array of variables, such as cell.variables, got an object",
    );
    expect(() => assignByName(network(1), {} as never)).to.throw(
      TypeError,
      "expected a Map of tensors by name, such as fromSafetensors(bytes).tensors, got an object",
    );
  });
});
