import { expect } from "../../src/chai/index.js";
import {
  add,
  BasicLSTMCell,
  dynamicRnn,
  GRUCell,
  randomNormal,
  ResidualWrapper,
  trace,
  unstack,
  zeros,
} from "../../src/index.js";
import { refuses } from "../support/failure.js";

const inputs = randomNormal([2, 4, 3], { seed: 1 });
const lstm = () => new BasicLSTMCell(3, { inputSize: 3, seed: 1 });

describe("new ResidualWrapper(cell)", () => {
  it("adds its input to the cell's output, and leaves the state alone", () => {
    const [x] = unstack(inputs, 1);
    const state = { c: randomNormal([2, 3], { seed: 2 }), h: randomNormal([2, 3], { seed: 3 }) };
    const [output, newState] = lstm().call(x, state);
    const [residual, same] = new ResidualWrapper(lstm()).call(x, state);
    expect(residual).to.deep.equal(add(output, x));
    expect(same).to.deep.equal(newState);
    const { outputs } = dynamicRnn(lstm(), inputs);
    expect(dynamicRnn(new ResidualWrapper(lstm()), inputs).outputs).to.deep.equal(
      add(outputs, inputs),
    );
  });

  it("has the cell's sizes, variables and states", () => {
    const cell = lstm();
    const wrapped = new ResidualWrapper(cell);
    expect([wrapped.inputSize, wrapped.outputSize, wrapped.dtype]).to.deep.equal([3, 3, "float32"]);
    expect(wrapped.variables).to.equal(cell.variables);
    expect(wrapped.zeroState(2)).to.deep.equal(cell.zeroState(2));
    expect(wrapped.cells).to.deep.equal([cell]);
  });

  it("shows to a trace what its cell shows, c and h of a state that is one tensor too", () => {
    const cell = new BasicLSTMCell(3, { inputSize: 3, stateIsTuple: false, seed: 1 });
    const { values } = trace(() => dynamicRnn(cell, inputs));
    expect(trace(() => dynamicRnn(new ResidualWrapper(cell), inputs)).values).to.deep.equal(values);
    expect(Object.keys(values)).to.include.members(["c", "h"]);
  });

  it("refuses what is no cell, and sizes that cannot be added, before the cell has run", () => {
    const fresh = new GRUCell(3);
    const wrapped = new ResidualWrapper(fresh);
    const added = (got: number) =>
      `RangeError: residual_wrapper: input and output are added, so that the input must have 3 features, got ${got}`;
    refuses({
      "TypeError: residual_wrapper: cell must be a cell, got function": () =>
        new ResidualWrapper(GRUCell as never),
      "TypeError: residual_wrapper: the input must be a tensor, got undefined": () =>
        wrapped.call(undefined as never, zeros([1, 3])),
      "TypeError: residual_wrapper: the input must be a tensor, got an array of 3": () =>
        wrapped.call([1, 2, 3] as never, zeros([1, 3])),
      [added(2)]: () => new ResidualWrapper(new GRUCell(3, { inputSize: 2 })),
      [added(4)]: () => wrapped.call(zeros([1, 4]), zeros([1, 3])),
      [added(5)]: () => dynamicRnn(wrapped, zeros([1, 2, 5])),
    });
    expect(fresh.inputSize).to.equal(undefined);
  });
});
