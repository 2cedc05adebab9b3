import { expect } from "../../src/chai/index.js";
import {
  add,
  dynamicRnn,
  matmul,
  mul,
  slice,
  square,
  stack,
  staticRnn,
  sum,
  tensor,
  Tensor,
  trace,
  unstack,
  valueAndGradients,
  zeros,
  type Cell,
  concat,
} from "../../src/index.js";
import { exampleRnn } from "../support/example-rnn.js";
import { indices, at } from "../support/naive.js";

const { cell, inputs, state: initialState } = exampleRnn({ batch: 2, time: 4 });
const steps = unstack(inputs, 1);
const timeFirst = (x: Tensor) => stack(unstack(x, 1));

/** A loss that looks at every output and at the last state, each in its own way. */
function lossOf({ outputs, state }: { outputs: Tensor; state: Tensor }): Tensor {
  const weights = tensor([[[1], [-2], [3], [0.5]]], "float64");
  return add(sum(square(mul(outputs, weights))), sum(state));
}

/** The slope of the loss by central differences, when the state after step t is moved. */
function slopesByDifferences(sequenceLength: number[]): number[][][] {
  const run = (t: number, index: readonly number[], shift: number): number => {
    const alive = (at: number) => sequenceLength.map((length) => (at < length ? 1 : 0));
    let h = initialState;
    const outputs = steps.map((x, now) => {
      const mask = tensor(
        alive(now).map((alive) => [alive]),
        "float64",
      );
      const silent = tensor(
        alive(now).map((alive) => [1 - alive]),
        "float64",
      );
      let [made] = cell.call(x, h);
      if (now === t) {
        const moved = made.data.slice();
        moved[index[0] * made.shape[1] + index[1]] += shift;
        made = new Tensor(moved, made.shape);
      }
      h = add(mul(made, mask), mul(h, silent));
      return mul(made, mask);
    });
    return lossOf({ outputs: stack(outputs, 1), state: h }).item();
  };
  const epsilon = 1e-5;
  return steps.map((_, t) => {
    const slope = (index: number[]) =>
      (run(t, index, epsilon) - run(t, index, -epsilon)) / (2 * epsilon);
    return [0, 1].map((row) => [0, 1, 2].map((unit) => slope([row, unit])));
  });
}

describe("trace(run)", () => {
  it("gives what the run returned, the same as without a trace", () => {
    const run = () => dynamicRnn(cell, inputs, { initialState });
    expect(trace(run).result).to.deep.equal(run());
  });

  it("records pre-activations z and states h at each time step, as [time, batch, units]", () => {
    const { values, result } = trace(() => dynamicRnn(cell, inputs, { initialState }));
    expect(Object.keys(values).sort()).to.deep.equal(["h", "z"]);
    expect(values.h.toArray()).to.deep.equal(timeFirst(result.outputs).toArray());
    let h = initialState;
    steps.forEach((x, t) => {
      const z = add(matmul(concat([x, h], 1), cell.kernel), cell.bias);
      [h] = cell.call(x, h);
      expect(unstack(values.z)[t].toArray()).to.deep.equal(z.toArray());
      expect(unstack(values.h)[t].toArray()).to.deep.equal(h.toArray());
    });
  });

  it("records no gradients without a loss", () => {
    expect(trace(() => dynamicRnn(cell, inputs)).gradients).to.deep.equal({});
  });

  it("records staticRnn(cell, inputs) in the same way", () => {
    const asList = trace(() => staticRnn(cell, steps, { initialState }));
    const asTensor = trace(() => dynamicRnn(cell, inputs, { initialState }));
    expect(asList.values).to.deep.equal(asTensor.values);
  });

  it("is empty for a run in which no cell was called", () => {
    const { values, result } = trace(() => add(1, 2).item());
    expect([values, result]).to.deep.equal([{}, 3]);
  });

  it("records nothing of what runs outside, before or after", () => {
    dynamicRnn(cell, inputs);
    const { values } = trace(() => {
      const inner = trace(() => dynamicRnn(cell, inputs));
      expect(inner.values.h.shape).to.deep.equal([4, 2, 3]);
      return dynamicRnn(cell, slice(inputs, 1, 0, 1));
    });
    dynamicRnn(cell, inputs);
    expect(values.h.shape).to.deep.equal([1, 2, 3]);
  });
});

describe("trace(run, lossOf)", () => {
  const run = (sequenceLength?: number[]) =>
    trace(() => dynamicRnn(cell, inputs, { initialState, sequenceLength }), lossOf);

  it("gives the gradient of the loss with respect to each time step's state, as finite differences do", () => {
    const { gradients } = run();
    expect(gradients.h).to.be.closeToTensor(slopesByDifferences([4, 4]), 1e-8);
  });

  it("gives that of z as the state's, times the slope of tanh", () => {
    const { gradients, values } = run();
    const expected = mul(gradients.h, add(1, mul(-1, square(values.h))));
    expect(gradients.z).to.be.closeToTensor(expected, 1e-15);
  });

  it("adds up over time to the gradient of the shared bias", () => {
    const { gradients } = run();
    const bias = valueAndGradients(
      () => lossOf(dynamicRnn(cell, inputs, { initialState })),
      [cell.bias],
    ).gradients[0];
    expect(sum(gradients.z, [0, 1])).to.be.closeToTensor(bias, 1e-14);
  });

  it("gives the gradients of a cell that has no variables, too", () => {
    const half: Cell = {
      outputSize: 1,
      dtype: "float64",
      variables: [],
      zeroState: (batch, dtype = "float64") => zeros([batch, 1], dtype),
      call: (x, h) => {
        const next = add(x, mul(h, 0.5));
        return [next, next];
      },
    };
    const { gradients } = trace(
      () => dynamicRnn(half, tensor([[[1], [1], [1]]], "float64")),
      ({ state }) => sum(state),
    );
    expect(gradients.h.toArray()).to.deep.equal([[[0.25]], [[0.5]], [[1]]]);
  });

  it("is zero at the time steps that the loss does not depend on", () => {
    const { gradients } = trace(
      () => staticRnn(cell, steps, { initialState }),
      ({ outputs }) => sum(outputs[1]),
    );
    const [first, second, third, fourth] = unstack(gradients.h).map(({ data }) => [...data]);
    expect(second).to.deep.equal([1, 1, 1, 1, 1, 1]);
    expect(first.every((g) => g !== 0)).to.equal(true);
    expect([...third, ...fourth]).to.deep.equal(Array(12).fill(0));
  });

  it("with sequence lengths shows the state that is kept, z as 0, and gradients of what was computed", () => {
    const sequenceLength = [2, 3];
    const { values, gradients, result } = run(sequenceLength);
    const all = trace(() => dynamicRnn(cell, inputs, { initialState })).values;
    for (const [t, row, unit] of indices([4, 2, 3])) {
      const alive = t < sequenceLength[row];
      const last = Math.min(t, sequenceLength[row] - 1);
      expect(at(values.h, [t, row, unit])).to.equal(at(all.h, [last, row, unit]));
      expect(at(values.z, [t, row, unit])).to.equal(alive ? at(all.z, [t, row, unit]) : 0);
      if (!alive) expect(at(gradients.h, [t, row, unit])).to.equal(0);
    }
    expect(unstack(values.h)[3].toArray()).to.deep.equal(result.state.toArray());
    expect(gradients.h).to.be.closeToTensor(slopesByDifferences(sequenceLength), 1e-8);
  });
});
