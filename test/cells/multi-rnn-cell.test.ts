import { expect } from "../../src/chai/index.js";
import {
  BasicLSTMCell,
  BasicRNNCell,
  clearVariables,
  concat,
  dynamicRnn,
  GRUCell,
  MultiRNNCell,
  randomNormal,
  ResidualWrapper,
  sample,
  stepModel,
  oneHot,
  slice,
  staticRnn,
  Tensor,
  trace,
  unstack,
  variableScope,
  zeros,
  type Cell,
  type LSTMState,
} from "../../src/index.js";
import { refuses } from "../support/failure.js";

const inputs = randomNormal([2, 4, 3], { seed: 1 });
const lower = () => new BasicLSTMCell(5, { inputSize: 3, seed: 1 });
const upper = () => new GRUCell(2, { inputSize: 5, seed: 2 });

describe("new MultiRNNCell(cells)", () => {
  it("copies the body of the loop: each layer reads the one below at the same step", () => {
    const [one, two] = [lower(), upper()];
    let [s1, s2] = [one.zeroState(2), two.zeroState(2)];
    const byHand = unstack(inputs, 1).map((x) => {
      const [h1, newS1] = one.call(x, s1);
      const [h2, newS2] = two.call(h1, s2);
      [s1, s2] = [newS1, newS2];
      return h2;
    });
    const cell = new MultiRNNCell([one, two]);
    const { outputs, state } = staticRnn(cell, unstack(inputs, 1));
    expect(outputs).to.deep.equal(byHand);
    expect(state).to.deep.equal([s1, s2]);
    expect(dynamicRnn(cell, inputs).state).to.deep.equal([s1, s2]);
  });

  it("is its layers run one after the other over whole sequences", () => {
    const [one, two] = [lower(), upper()];
    const first = dynamicRnn(one, inputs);
    const second = dynamicRnn(two, first.outputs);
    const { outputs, state } = dynamicRnn(new MultiRNNCell([one, two]), inputs);
    expect(outputs).to.deep.equal(second.outputs);
    expect(state).to.deep.equal([first.state, second.state]);
  });

  it("has the sizes of its ends, and the variables of all layers, the first layer's first", () => {
    const [one, two] = [lower(), upper()];
    const cell = new MultiRNNCell([one, two]);
    expect([cell.inputSize, cell.outputSize, cell.dtype]).to.deep.equal([3, 2, "float32"]);
    expect(cell.variables).to.deep.equal([...one.variables, ...two.variables]);
    const { c, h } = one.zeroState(7);
    expect(cell.zeroState(7)).to.deep.equal([{ c, h }, two.zeroState(7)]);
  });

  it("may be a layer itself", () => {
    const flat = new MultiRNNCell([lower(), upper(), new BasicRNNCell(3, { inputSize: 2 })]);
    const pair = new MultiRNNCell([lower(), upper()]);
    const nested = new MultiRNNCell([pair, new BasicRNNCell(3, { inputSize: 2 })]);
    expect(dynamicRnn(nested, inputs).outputs).to.deep.equal(dynamicRnn(flat, inputs).outputs);
    const { values } = trace(() => dynamicRnn(nested, inputs));
    expect(Object.keys(values)).to.include.members([
      "cell_0/cell_0/c",
      "cell_0/cell_1/r",
      "cell_1/h",
    ]);
  });

  it("without stateIsTuple keeps the same numbers in one tensor, the first layer's columns first", () => {
    const options = { inputSize: 3, seed: 1, stateIsTuple: false } as const;
    const cells = [new BasicLSTMCell(5, options), upper()] as const;
    const joined = new MultiRNNCell(cells, { stateIsTuple: false });
    const apart = new MultiRNNCell([lower(), upper()]);
    const [one, two] = [dynamicRnn(joined, inputs), dynamicRnn(apart, inputs)];
    expect(one.outputs).to.deep.equal(two.outputs);
    const [{ c, h }, second] = two.state;
    expect(one.state).to.deep.equal(concat([c, h, second], 1));
    expect(joined.zeroState(3)).to.deep.equal(zeros([3, 12]));
  });

  it("has a type of its own, with nothing to annotate", () => {
    const cell = new MultiRNNCell([lower(), upper()]);
    const state: readonly [LSTMState, Tensor] = cell.zeroState(1);
    const asCell: Cell<readonly [LSTMState, Tensor]> = cell;
    const many = new MultiRNNCell(Array.from({ length: 3 }, (_, seed) => new GRUCell(2, { seed })));
    const states: readonly Tensor[] = many.zeroState(1);
    const joined: Tensor = new MultiRNNCell([upper()], { stateIsTuple: false }).zeroState(1);
    expect([state.length, asCell.outputSize, states.length, joined.size]).to.deep.equal([
      2, 2, 3, 2,
    ]);
  });

  it("names its variables in a scope as TensorFlow does, each layer's apart", () => {
    clearVariables();
    const run = () => {
      const cell = new MultiRNNCell([new GRUCell(2), new BasicRNNCell(2), new BasicRNNCell(2)]);
      dynamicRnn(cell, inputs);
      return cell.variables;
    };
    const made = variableScope("rnn", run);
    expect(made.map(({ name }) => name)).to.deep.equal([
      "rnn/multi_rnn_cell/cell_0/gru_cell/gates/kernel",
      "rnn/multi_rnn_cell/cell_0/gru_cell/gates/bias",
      "rnn/multi_rnn_cell/cell_0/gru_cell/candidate/kernel",
      "rnn/multi_rnn_cell/cell_0/gru_cell/candidate/bias",
      "rnn/multi_rnn_cell/cell_1/basic_rnn_cell/kernel",
      "rnn/multi_rnn_cell/cell_1/basic_rnn_cell/bias",
      "rnn/multi_rnn_cell/cell_2/basic_rnn_cell/kernel",
      "rnn/multi_rnn_cell/cell_2/basic_rnn_cell/bias",
    ]);
    const found = variableScope("rnn", { reuse: true }, run);
    found.forEach((variable, i) => expect(variable).to.equal(made[i]));
  });

  it("is a model to sample from, as any other cell", () => {
    const cell = new MultiRNNCell([lower(), upper()]);
    const next = stepModel(
      (ids) => oneHot(ids, 3),
      cell,
      (h) => concat([h, slice(h, 1, 0, 1)], 1),
    );
    const ids = sample(next, { start: [0], length: 6, seed: 1 });
    expect(ids).to.have.length(6);
    expect(ids).to.deep.equal(sample(next, { start: [0], length: 6, seed: 1 }));
  });

  it("refuses one cell at two places, wherever it hides, and says why", () => {
    const cell = new BasicRNNCell(3);
    const refused = (i: number, j: number) =>
      `RangeError: multi_rnn_cell: expected a cell for each place, got one cell at cells[${i}] and cells[${j}]; a cell is shared over time, never over layers: make one for each layer`;
    refuses({
      [refused(0, 1)]: () => new MultiRNNCell([cell, cell]),
      [refused(0, 2)]: () =>
        new MultiRNNCell([cell, new BasicRNNCell(3), new ResidualWrapper(cell)]),
      [refused(1, 2)]: () =>
        new MultiRNNCell([
          new BasicRNNCell(3),
          new MultiRNNCell([cell]),
          new ResidualWrapper(cell),
        ]),
    });
  });

  it("refuses what is no cell, no layer at all, layers that do not fit, and states that do not", () => {
    const cell = new MultiRNNCell([lower(), upper()]);
    const x = zeros([2, 3]);
    const lstm = new BasicLSTMCell(2);
    refuses({
      "TypeError: multi_rnn_cell: cells must be an array of cells, got 3": () =>
        new MultiRNNCell(3 as never),
      "RangeError: multi_rnn_cell: expected at least one cell, got none": () =>
        new MultiRNNCell([]),
      "TypeError: multi_rnn_cell: cells[1] must be a cell, got 64": () =>
        new MultiRNNCell([lower(), 64 as never]),
      "TypeError: multi_rnn_cell: cells[0] must be a cell, got null": () =>
        new MultiRNNCell([null as never]),
      "TypeError: multi_rnn_cell: cells[1] must be a cell, got undefined": () =>
        new MultiRNNCell([lower(), , upper()] as never), // prettier-ignore
      'TypeError: multi_rnn_cell: expected the options stateIsTuple, got "tuple"': () =>
        new MultiRNNCell([lower()], { tuple: false } as never),
      "TypeError: multi_rnn_cell: stateIsTuple must be true or false, got 1": () =>
        new MultiRNNCell([lower()], { stateIsTuple: 1 as never }),
      "RangeError: multi_rnn_cell: cells[1] must take the 5 units that cells[0] puts out, got one for 4":
        () => new MultiRNNCell([lower(), new GRUCell(2, { inputSize: 4 })]),
      "TypeError: multi_rnn_cell: cells[1] must be float32 as those before it, got float64": () =>
        new MultiRNNCell([lower(), new GRUCell(2, { dtype: "float64" })]),
      "TypeError: multi_rnn_cell: without stateIsTuple the state of each layer must be one tensor; that of cells[0] has parts (make an LSTM with stateIsTuple: false too)":
        () => new MultiRNNCell([lstm], { stateIsTuple: false }),
      "TypeError: multi_rnn_cell: the state must be a list of 2 states, one for each layer, got an array of 1":
        () => cell.call(x, [lower().zeroState(2)] as never),
      "TypeError: multi_rnn_cell: the state must be a list of 2 states, one for each layer, got a tensor [2, 4]":
        () => cell.call(x, zeros([2, 4]) as never),
      "RangeError: multi_rnn_cell: the state must be [batch, 2], got a tensor [2, 3]": () =>
        new MultiRNNCell([upper()], { stateIsTuple: false }).call(zeros([2, 5]), zeros([2, 3])),
      "RangeError: dynamicRnn: initial state h1 must be [2, 2] for a batch of 2, got [1, 2]": () =>
        dynamicRnn(cell, inputs, { initialState: [lower().zeroState(2), upper().zeroState(1)] }),
      "RangeError: basic_lstm_cell: the input must be float32 [batch, 3], got float32 [2, 4]": () =>
        cell.call(zeros([2, 4]), cell.zeroState(2)),
    });
  });
});
