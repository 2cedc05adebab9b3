import { expect } from "../../src/chai/index.js";
import {
  add,
  BasicLSTMCell,
  BasicRNNCell,
  clearVariables,
  concat,
  dynamicRnn,
  getVariable,
  GRUCell,
  LSTMCell,
  reuseVariables,
  split,
  square,
  sum,
  tensor,
  valueAndGradients,
  variableScope,
  zeros,
  type Cell,
  type DType,
  type Reuse,
  type Tensor,
  type Variable,
} from "../../src/index.js";
import type { Answer } from "./answer.js";
import { expectAgreement } from "./agree.js";
import { answers, given, type CellCase } from "./tensorflow1.js";

/** A cell of the engine whose state comes and goes as c and h, or h alone. */
function cellOf(what: CellCase, dtype: DType): Cell<any> {
  const { numUnits, forgetBias } = given;
  if (what.kind === "gru") {
    return new GRUCell(numUnits, { dtype, inputSize: 2, resetAfter: what.resetAfter });
  }
  const options = { dtype, forgetBias, inputSize: 2, stateIsTuple: what.stateIsTuple ?? true };
  if (what.basic) return new BasicLSTMCell(numUnits, options);
  const { cellClip, numProj, projClip, peepholes: usePeepholes } = what;
  return new LSTMCell(numUnits, { ...options, cellClip, numProj, projClip, usePeepholes });
}

/** The engine's answer, under the names that TensorFlow's has. */
function answer(what: CellCase, dtype: DType): Answer {
  const cell = cellOf(what, dtype);
  const below = ({ name }: Variable) => name.slice(name.indexOf("/") + 1);
  for (const variable of cell.variables) {
    const name = below(variable);
    const projected = what.numProj !== undefined && name === "kernel";
    variable.assign(tensor(given.weights[projected ? "projected kernel" : name], dtype));
  }
  const [inputs, c] = [tensor(given.inputs, dtype), tensor(given.states.c, dtype)];
  const h = tensor(given.states[what.numProj === undefined ? "h" : "projected h"], dtype);
  const initial: Record<string, Tensor> = what.kind === "gru" ? { h } : { c, h };
  let made!: Record<string, Tensor>;
  const loss = () => {
    const { outputs, last } = run(cell, what, inputs, initial);
    made = { outputs, ...last };
    return Object.values(made)
      .map((x) => sum(square(x)))
      .reduce((total, part) => add(total, part));
  };
  const sources = { inputs, ...initial };
  const { gradients } = valueAndGradients(loss, [...Object.values(sources), ...cell.variables]);
  const names = [...Object.keys(sources), ...cell.variables.map(below)];
  const numbers = Object.entries(made).map(([name, x]) => [name, x.toArray()]);
  const slopes = names.map((name, i) => [`gradient of ${name}`, gradients[i].toArray()]);
  return Object.fromEntries([...numbers, ...slopes]);
}

/** The outputs and the parts of the last state. */
function run(
  cell: Cell<any>,
  { kind, stateIsTuple }: CellCase,
  inputs: Tensor,
  { c, h }: Record<string, Tensor>,
): { outputs: Tensor; last: Record<string, Tensor> } {
  const { sequenceLength } = given;
  const state = kind === "gru" ? h : stateIsTuple === false ? concat([c, h], 1) : { c, h };
  const { outputs, state: end } = dynamicRnn(cell, inputs, { initialState: state, sequenceLength });
  if (kind === "gru") return { outputs, last: { "last h": end } };
  const [lastC, lastH]: Tensor[] = stateIsTuple === false ? split(end, 2, 1) : [end.c, end.h];
  return { outputs, last: { "last c": lastC, "last h": lastH } };
}

for (const [dtype, tolerance] of [
  ["float64", 1e-10],
  ["float32", 1e-5],
] as const) {
  describe(`the engine's cells in ${dtype}, beside those of TensorFlow 1`, () => {
    for (const [name, what] of Object.entries(given.cells)) {
      it(`have the same numbers within ${tolerance.toExponential()}: ${name}`, () => {
        expectAgreement(answer(what, dtype), answers.cells[name], tolerance);
      });
    }
  });
}

/** An error as both engines have it: what is wrong with which variable. */
const kinds = [
  [/ariable (\S+) already exists/, "exists"],
  [/ariable (\S+) does not exist/, "does not exist"],
  [/ariable (\S+), but specified (?:shape|dtype)/, "differs"],
  [/ariable (\S+) is .+, cannot be used again as/, "differs"],
] as const;

function inKind(said: string): string {
  for (const [pattern, kind] of kinds) {
    const found = pattern.exec(said);
    if (found) return `${found[1]} ${kind}`;
  }
  return said;
}

describe("the engine's variable scopes, beside those of TensorFlow 1", () => {
  type Asked = readonly [Reuse | undefined, Reuse | undefined, string?, number[]?, DType?];
  const asked: Record<string, Asked> = {
    made: [undefined, undefined],
    "made again": [undefined, undefined],
    "made again with reuse False": [undefined, false],
    found: [true, undefined],
    "found, reuse False inside True": [true, false],
    "not found": [true, undefined, "w"],
    "not found, reuse False inside True": [true, false, "w"],
    "made, auto inside True": [true, "auto", "x"],
    "made, auto": ["auto", undefined, "y"],
    "not found, True inside auto": ["auto", true, "z"],
    "another shape": [true, undefined, "v", [2]],
    "another dtype": [true, undefined, "v", [1], "float64"],
  };

  beforeEach(clearVariables);

  it("make and find the same variables, and refuse the same ones", () => {
    for (const [what, [outer, inner, name = "v", shape = [1], dtype]] of Object.entries(asked)) {
      const get = () => getVariable(name, { shape, dtype: dtype ?? "float32" });
      const nested = () => variableScope("in", { reuse: inner }, get);
      let said: string;
      try {
        said = `${variableScope("rnn", { reuse: outer }, nested).name}:0`;
      } catch (error) {
        said = String(error);
      }
      expect(inKind(said), what).to.equal(inKind(answers.scopes[what] as string));
    }
  });

  it("run the loop of the source document, with the same variables", () => {
    const lstm = new BasicLSTMCell(3);
    variableScope("document", () => {
      let state = lstm.zeroState(2);
      for (let step = 0; step < 3; step++) {
        if (step > 0) reuseVariables();
        [, state] = lstm.call(zeros([2, 1]), state);
      }
      expect(() => variableScope("inner", () => getVariable("v", { shape: [1] }))).to.throw(
        "does not exist",
      );
      expect(answers.scopes["reuse in a scope inside, after reuse_variables"]).to.equal(true);
    });
    const names = lstm.variables.map(({ name }) => `${name}:0`);
    expect(names).to.deep.equal(answers.scopes["the document's loop"]);
    expect(variableScope("document", () => getVariable("v", { shape: [1] })).name).to.equal(
      "document/v",
    );
    expect(answers.scopes["reuse when the scope is opened again"]).to.equal(false);
  });

  it("give the variables of each cell the same names", () => {
    const cells: Record<string, () => { variables: readonly Variable[] }> = {
      BasicRNNCell: () => new BasicRNNCell(3, { inputSize: 1 }),
      BasicLSTMCell: () => new BasicLSTMCell(3, { inputSize: 1 }),
      LSTMCell: () => new LSTMCell(3, { inputSize: 1, numProj: 2 }),
      GRUCell: () => new GRUCell(3, { inputSize: 1 }),
    };
    for (const [name, make] of Object.entries(cells)) {
      const names = variableScope(name, make).variables.map((variable) => `${variable.name}:0`);
      expect(names).to.have.members(answers.scopes[`variables of ${name}`] as string[]);
    }
  });
});
