import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  dynamicRnn,
  gradcheck,
  stack,
  staticRnn,
  transpose,
  unstack,
  type DType,
  type Tensor,
} from "../../src/index.js";
import { exampleRnn, loopByHand } from "../support/example-rnn.js";

const size = fc.integer({ min: 1, max: 4 });
const examples = fc
  .tuple(
    fc.record({ batch: size, time: size, features: size, units: size }),
    fc.record({ dtype: fc.constantFrom<DType>("float32", "float64"), seed: fc.nat() }),
  )
  .map((args) => exampleRnn(...args));

/** The loop over time as one writes it by hand with a cell. */
function loop(cell: ReturnType<typeof exampleRnn>["cell"], inputs: Tensor[], state: Tensor) {
  const outputs: Tensor[] = [];
  for (const input of inputs) {
    let output: Tensor;
    [output, state] = cell.call(input, state);
    outputs.push(output);
  }
  return { outputs, state };
}

describe("staticRnn(cell, inputs) and dynamicRnn(cell, inputs)", () => {
  it("equal the loop in plain numbers: bit for bit in float64, to rounding in float32, for any sizes", () => {
    fc.assert(
      fc.property(examples, ({ cell, inputs, state: initialState }) => {
        const sequences = inputs.toArray() as number[][][];
        const states = initialState.toArray() as number[][];
        const expected = sequences.map((inputs, n) => loopByHand(cell, inputs, states[n]));
        const { outputs, state } = dynamicRnn(cell, inputs, { initialState });
        const tolerance = cell.dtype === "float64" ? 0 : 2e-6;
        expect(outputs).to.be.closeToTensor(expected, tolerance);
        expect(state).to.be.closeToTensor(
          expected.map((states) => states.at(-1)!),
          tolerance,
        );
        expect([outputs.dtype, state.dtype]).to.deep.equal([cell.dtype, cell.dtype]);
      }),
    );
  });

  it("equal the loop over cell.call(input, state), and each other, bit for bit", () => {
    fc.assert(
      fc.property(examples, ({ cell, inputs, state: initialState }) => {
        const byHand = loop(cell, unstack(inputs, 1), initialState);
        const asList = staticRnn(cell, unstack(inputs, 1), { initialState });
        const asTensor = dynamicRnn(cell, inputs, { initialState });
        expect(asList.outputs.map((h) => h.data)).to.deep.equal(byHand.outputs.map((h) => h.data));
        expect(asTensor.outputs.data).to.deep.equal(stack(byHand.outputs, 1).data);
        expect(asList.state.data).to.deep.equal(byHand.state.data);
        expect(asTensor.state.data).to.deep.equal(byHand.state.data);
      }),
    );
  });

  it("begin with zeros unless they are given an initial state", () => {
    const { cell, inputs } = exampleRnn();
    const initialState = cell.zeroState(2);
    const expected = dynamicRnn(cell, inputs, { initialState });
    expect(dynamicRnn(cell, inputs).outputs.data).to.deep.equal(expected.outputs.data);
    expect(staticRnn(cell, unstack(inputs, 1)).state.data).to.deep.equal(expected.state.data);
  });

  it("go on where another run ended when they are given its state", () => {
    const { cell, inputs } = exampleRnn({ time: 5 });
    const steps = unstack(inputs, 1);
    const first = staticRnn(cell, steps.slice(0, 2));
    const second = staticRnn(cell, steps.slice(2), { initialState: first.state });
    const whole = staticRnn(cell, steps);
    expect([...first.outputs, ...second.outputs]).to.deep.equal(whole.outputs);
    expect(second.state).to.deep.equal(whole.state);
  });

  it("have the gradients of central differences for inputs, initial state, kernel and bias", () => {
    const sizes = fc.record({ batch: size, time: size, features: size, units: size });
    fc.assert(
      fc.property(sizes, fc.nat(), (sizes, seed) => {
        const { cell, inputs, state } = exampleRnn(sizes, { seed });
        const sources = [inputs, state, ...cell.variables];
        const final = (inputs: Tensor, initialState: Tensor) =>
          staticRnn(cell, unstack(inputs, 1), { initialState }).state;
        const all = (inputs: Tensor, initialState: Tensor) =>
          dynamicRnn(cell, inputs, { initialState }).outputs;
        gradcheck(final, sources);
        gradcheck(all, sources);
      }),
      { numRuns: 15 },
    );
  });
});

describe("dynamicRnn(cell, inputs, { timeMajor: true })", () => {
  it("takes and gives [time, batch, …], with the same numbers", () => {
    fc.assert(
      fc.property(examples, ({ cell, inputs, state: initialState }) => {
        const timeFirst = (x: Tensor) => transpose(x, [1, 0, 2]);
        const batchMajor = dynamicRnn(cell, inputs, { initialState });
        const timeMajor = dynamicRnn(cell, timeFirst(inputs), { initialState, timeMajor: true });
        expect(timeMajor.outputs).to.deep.equal(timeFirst(batchMajor.outputs));
        expect(timeMajor.state).to.deep.equal(batchMajor.state);
      }),
    );
  });
});
