import { expect } from "../../src/chai/index.js";
import {
  BasicLSTMCell,
  BasicRNNCell,
  bidirectionalDynamicRnn,
  clearVariables,
  concat,
  gradcheck,
  GRUCell,
  mul,
  randomNormal,
  stackBidirectionalDynamicRnn,
  Tensor,
  trace,
  transpose,
  valueAndGradients,
  sum,
  variableScope,
  zeros,
  type DType,
} from "../../src/index.js";
import { refuses } from "../support/failure.js";

const layers = (dtype: DType = "float32") => {
  const cell = (units: number, inputSize: number, seed: number) => ({ units, options: { inputSize, seed, dtype } }); // prettier-ignore
  const [f0, b0, f1, b1] = [cell(2, 3, 1), cell(4, 3, 2), cell(3, 6, 3), cell(2, 6, 4)];
  return {
    fw: [new BasicLSTMCell(f0.units, f0.options), new GRUCell(f1.units, f1.options)] as const,
    bw: [new GRUCell(b0.units, b0.options), new BasicRNNCell(b1.units, b1.options)] as const,
  };
};
const sequenceLength = [4, 2];

/** Sequences whose padding, past the second one's end, is as given. */
function inputsWith(padding: number, dtype: DType = "float32"): Tensor {
  const { data, shape } = randomNormal([2, 4, 3], { seed: 7, dtype });
  data.fill(padding, (4 + 2) * 3);
  return new Tensor(data, shape);
}

describe("stackBidirectionalDynamicRnn(cellsFw, cellsBw, inputs, options)", () => {
  it("is bidirectional layers by hand, each reading both directions of the one below", () => {
    const { fw, bw } = layers();
    const inputs = inputsWith(NaN);
    const initialStatesFw = [
      { c: randomNormal([2, 2], { seed: 1 }), h: randomNormal([2, 2], { seed: 2 }) },
      randomNormal([2, 3], { seed: 3 }),
    ] as const;
    const initialStatesBw = [4, 2].map((units) => randomNormal([2, units], { seed: 4 }));
    const [first, states0] = bidirectionalDynamicRnn(fw[0], bw[0], inputs, {
      sequenceLength,
      initialStateFw: initialStatesFw[0],
      initialStateBw: initialStatesBw[0],
    });
    const [second, states1] = bidirectionalDynamicRnn(fw[1], bw[1], concat(first, 2), {
      sequenceLength,
      initialStateFw: initialStatesFw[1],
      initialStateBw: initialStatesBw[1],
    });
    const options = { sequenceLength, initialStatesFw, initialStatesBw: initialStatesBw as never };
    const [outputs, statesFw, statesBw] = stackBidirectionalDynamicRnn(fw, bw, inputs, options);
    expect(outputs).to.deep.equal(concat(second, 2));
    expect(statesFw).to.deep.equal([states0[0], states1[0]]);
    expect(statesBw).to.deep.equal([states0[1], states1[1]]);
    expect(outputs.data.every(Number.isFinite)).to.equal(true);
  });

  it("gives the same with time first", () => {
    const { fw, bw } = layers();
    const timeFirst = (x: Tensor) => transpose(x, [1, 0, 2]);
    const inputs = inputsWith(NaN);
    const [outputs, ...states] = stackBidirectionalDynamicRnn(fw, bw, inputs, { sequenceLength });
    const options = { sequenceLength, timeMajor: true };
    const other = stackBidirectionalDynamicRnn(fw, bw, timeFirst(inputs), options);
    expect([timeFirst(other[0]), ...other.slice(1)]).to.deep.equal([outputs, ...states]);
  });

  it("never reads padding, backwards neither, and has the gradients of central differences", () => {
    const { fw, bw } = layers();
    const variables = [...fw, ...bw].flatMap((cell) => cell.variables);
    const [clean, spoilt] = [0, NaN].map((padding) => {
      const inputs = inputsWith(padding);
      const loss = () => {
        const [outputs] = stackBidirectionalDynamicRnn(fw, bw, inputs, { sequenceLength });
        return sum(mul(outputs, outputs));
      };
      return valueAndGradients(loss, [inputs, ...variables]).gradients.map(({ data }) => data);
    });
    expect(spoilt).to.deep.equal(clean);

    const wide = layers("float64");
    const sources = [...wide.fw, ...wide.bw].flatMap((cell) => cell.variables);
    const run = (x: Tensor) =>
      stackBidirectionalDynamicRnn(wide.fw, wide.bw, x, { sequenceLength })[0];
    gradcheck(run, [inputsWith(0, "float64"), ...sources], { name: "stack" });
  });

  it("shows each layer and direction to a trace by its name", () => {
    const { fw, bw } = layers();
    const { values } = trace(() => stackBidirectionalDynamicRnn(fw, bw, inputsWith(0)));
    expect(Object.keys(values)).to.include.members(["cell_0/fw/c", "cell_0/bw/u", "cell_1/bw/h"]);
    expect(values["cell_1/bw/h"].shape).to.deep.equal([4, 2, 2]);
  });

  it("names its variables in a scope as TensorFlow does", () => {
    clearVariables();
    const [fw, bw] = [1, 2].map((seed) => [0, 1].map(() => new BasicRNNCell(2, { seed })));
    variableScope("net", () => stackBidirectionalDynamicRnn(fw, bw, zeros([1, 2, 3])));
    expect([fw[0], bw[0], fw[1], bw[1]].map(({ kernel }) => kernel.name)).to.deep.equal([
      "net/stack_bidirectional_rnn/cell_0/bidirectional_rnn/fw/basic_rnn_cell/kernel",
      "net/stack_bidirectional_rnn/cell_0/bidirectional_rnn/bw/basic_rnn_cell/kernel",
      "net/stack_bidirectional_rnn/cell_1/bidirectional_rnn/fw/basic_rnn_cell/kernel",
      "net/stack_bidirectional_rnn/cell_1/bidirectional_rnn/bw/basic_rnn_cell/kernel",
    ]);
  });

  it("refuses bad input before any work, in its own name", () => {
    const [a, b, c, d] = [1, 2, 3, 4].map((seed) => new BasicRNNCell(2, { seed }));
    const inputs = zeros([2, 4, 1]);
    const run =
      (options: object = {}, fw: unknown = [a, b], bw: unknown = [c, d], x: unknown = inputs) =>
      () =>
        stackBidirectionalDynamicRnn(fw as [], bw as [], x as Tensor, options);
    const NAME = "stackBidirectionalDynamicRnn";
    refuses({
      [`TypeError: ${NAME}: cellsBw must be an array of cells, got an object (BasicRNNCell)`]: run(
        {},
        [a],
        c,
      ),
      [`TypeError: ${NAME}: cellsFw[1] must be a cell, got undefined`]: run({}, [a, , b], [c, d, c]), // prettier-ignore
      [`TypeError: ${NAME}: expected the options initialStatesFw, initialStatesBw, sequenceLength, timeMajor, fused, got "initialStateFw"`]:
        run({ initialStateFw: zeros([2, 2]) }),
      [`RangeError: ${NAME}: expected as many cells forwards as backwards, at least one, got 2 and 1`]:
        run({}, [a, b], [c]),
      [`RangeError: ${NAME}: expected as many cells forwards as backwards, at least one, got 0 and 0`]:
        run({}, [], []),
      [`RangeError: ${NAME}: expected a cell for each place, got one cell at cellsFw[1] and cellsBw[0]; a cell is shared over time, never over layers or directions: make one for each`]:
        run({}, [a, b], [b, c]),
      [`RangeError: ${NAME}: inputs must be [batch, time, features], got shape [2, 4]`]: run(
        {},
        [a, b],
        [c, d],
        zeros([2, 4]),
      ),
      [`RangeError: ${NAME}: sequenceLength must have one entry for each of 2 sequences, got 1`]:
        run({ sequenceLength: [1] }),
      [`TypeError: ${NAME}: initialStatesFw must be a list of 2 states, one for each layer, got an array of 1`]:
        run({ initialStatesFw: [zeros([2, 2])] }),
      [`RangeError: ${NAME}: initialStatesBw[1]: initial state h must be [2, 2] for a batch of 2, got [2, 3]`]:
        run({ initialStatesBw: [zeros([2, 2]), zeros([2, 3])] }),
      [`RangeError: ${NAME}: cellsBw[1] must take the 4 features of its inputs, got one for 7`]:
        run({}, [a, b], [c, new BasicRNNCell(2, { inputSize: 7 })]),
      [`TypeError: ${NAME}: cellsFw[0] must be float32 as its inputs, got float64`]: run(
        {},
        [new BasicRNNCell(2, { dtype: "float64" }), b],
        [c, d],
      ),
    });
    expect([a, b, c, d].map(({ inputSize }) => inputSize)).to.deep.equal(Array(4).fill(undefined));
  });
});
