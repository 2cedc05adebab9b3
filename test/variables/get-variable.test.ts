import { expect } from "chai";
import {
  clearVariables,
  getVariable,
  glorotUniform,
  ones,
  sum,
  tensor,
  Variable,
  variableScope,
  valueAndGradients,
  type GetVariableOptions,
} from "../../src/index.js";
import { failure } from "../support/failure.js";

beforeEach(clearVariables);

const get = (options: GetVariableOptions = {}, reuse: boolean | "auto" = "auto") =>
  variableScope("rnn", { reuse }, () => getVariable("v", options));

describe("getVariable(name, { shape, initializer, dtype, seed })", () => {
  it("makes a variable that is learnt, under the full name", () => {
    const v = get({ shape: [2, 3] });
    expect(v).to.be.instanceOf(Variable);
    expect([v.name, v.shape, v.dtype]).to.deep.equal(["rnn/v", [2, 3], "float32"]);
    const { gradients } = valueAndGradients(() => sum(get({}, true)), [v]);
    expect([...gradients[0].data]).to.deep.equal([1, 1, 1, 1, 1, 1]);
  });

  it("draws it by glorotUniform from the seed, which is 0 unless given", () => {
    expect(get({ shape: [2, 3] }).data).to.deep.equal(glorotUniform([2, 3], { seed: 0 }).data);
    clearVariables();
    const options = { shape: [2, 3], seed: 5, dtype: "float64" } as const;
    expect(get(options).data).to.deep.equal(glorotUniform([2, 3], options).data);
  });

  it("takes the values of a tensor, with its shape and dtype, or of a function", () => {
    const given = tensor([1, 2], "float64");
    const v = get({ initializer: given });
    expect([[...v.data], v.dtype]).to.deep.equal([[1, 2], "float64"]);
    expect(v.data).to.not.equal(given.data);
    clearVariables();
    const initializer: GetVariableOptions["initializer"] = (shape, { dtype }) => ones(shape, dtype);
    expect([...get({ shape: [3], initializer }).data]).to.deep.equal([1, 1, 1]);
  });

  it("finds it again with the values that it has, whatever the initializer says", () => {
    const v = get({ shape: [2] });
    v.assign(tensor([7, 8]));
    expect(get({ initializer: tensor([1, 2]) }, true)).to.equal(v);
    expect([...v.data]).to.deep.equal([7, 8]);
    expect(get({}, true)).to.equal(v);
  });

  it("refuses one that has another shape or dtype, naming both", () => {
    get({ shape: [2, 3] });
    expect(failure(() => get({ shape: [3, 2] }))).to.equal(
      "RangeError: getVariable: variable rnn/v is float32 [2, 3], cannot be used again as float32 [3, 2]",
    );
    expect(failure(() => get({ dtype: "float64" }, true))).to.equal(
      "RangeError: getVariable: variable rnn/v is float32 [2, 3], cannot be used again as float64 [2, 3]",
    );
  });

  it("refuses what cannot be made, and then has made nothing", () => {
    const wrong: [GetVariableOptions, string][] = [
      [{}, "TypeError: getVariable: a new variable needs a shape, got none for rnn/v"],
      [
        { shape: [2], initializer: ones([3]) },
        "RangeError: getVariable: the initializer of rnn/v must make float32 [2], got float32 [3]",
      ],
      [
        { shape: [2], initializer: () => ones([2], "float64") },
        "RangeError: getVariable: the initializer of rnn/v must make float32 [2], got float64 [2]",
      ],
      [
        { shape: [2, 3, 4] },
        "RangeError: glorotUniform: the shape must be [fanIn, fanOut] or [n], got [2, 3, 4]",
      ],
      [
        { shape: [0] },
        "RangeError: getVariable: size 0 of shape [0] must be a positive integer, got 0",
      ],
    ];
    for (const [options, message] of wrong) {
      expect(failure(() => get(options))).to.equal(message);
    }
    expect(failure(() => get({}, true))).to.contain("rnn/v does not exist");
  });

  it("refuses a bad name, and to name anything outside a scope", () => {
    expect(failure(() => variableScope("rnn", () => getVariable("v/")))).to.equal(
      'RangeError: getVariable: a name must have no empty part between slashes, got "v/"',
    );
    expect(failure(() => getVariable("v", { shape: [1] }))).to.equal(
      'Error: getVariable: no variable scope is open; ask for v inside variableScope("name", () => …)',
    );
  });
});
