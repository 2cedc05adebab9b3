import { expect } from "chai";
import fc from "fast-check";
import {
  add,
  dynamicRnn,
  gradcheck,
  slice,
  staticRnn,
  sum,
  Tensor,
  transpose,
  unstack,
  valueAndGradients,
} from "../../src/index.js";
import { exampleRnn } from "../support/example-rnn.js";

const size = fc.integer({ min: 1, max: 4 });
const examples = fc
  .record({ batch: size, time: size, features: size, units: size })
  .chain((sizes) =>
    fc.record({
      example: fc.nat().map((seed) => exampleRnn(sizes, { seed })),
      lengths: fc.array(fc.nat(sizes.time), { minLength: sizes.batch, maxLength: sizes.batch }),
    }),
  );

/** The inputs with another value at each time step past a sequence's end. */
function padded(inputs: Tensor, lengths: readonly number[], value: number): Tensor {
  const [, time, features] = inputs.shape;
  const data = inputs.data.slice();
  lengths.forEach((length, n) => {
    data.fill(value, (n * time + length) * features, (n + 1) * time * features);
  });
  return new Tensor(data, inputs.shape);
}

describe("dynamicRnn(cell, inputs, { sequenceLength })", () => {
  it("runs each sequence as if it were alone and as long as it is, then gives zero and keeps the state", () => {
    fc.assert(
      fc.property(examples, ({ example: { cell, inputs, state: initialState }, lengths }) => {
        const { outputs, state } = dynamicRnn(cell, inputs, {
          initialState,
          sequenceLength: lengths,
        });
        lengths.forEach((length, n) => {
          const own = (x: Tensor) => slice(x, 0, n, n + 1);
          const alone =
            length === 0
              ? { outputs: [], state: own(initialState) }
              : staticRnn(cell, unstack(own(inputs), 1).slice(0, length), {
                  initialState: own(initialState),
                });
          const silence = Array<number>(cell.outputSize).fill(0);
          const expected = Array.from({ length: inputs.shape[1] }, (_, t) =>
            t < length ? [...alone.outputs[t].data] : silence,
          );
          expect(own(outputs).toArray()).to.deep.equal([expected]);
          expect(own(state).data).to.deep.equal(alone.state.data);
        });
      }),
    );
  });

  it("with lengths 0 gives zeros, and the initial state back", () => {
    const { cell, inputs, state: initialState } = exampleRnn();
    const { outputs, state } = dynamicRnn(cell, inputs, { initialState, sequenceLength: [0, 0] });
    expect(outputs.data).to.deep.equal(new Float64Array(2 * 3 * 3));
    expect(state.toArray()).to.deep.equal(initialState.toArray());
  });

  it("with full lengths gives what it gives without", () => {
    const { cell, inputs } = exampleRnn();
    expect(dynamicRnn(cell, inputs, { sequenceLength: [3, 3] })).to.deep.equal(
      dynamicRnn(cell, inputs),
    );
  });

  it("does not look at the padding: NaN and ∞ there do no harm, forwards or backwards", () => {
    fc.assert(
      fc.property(examples, ({ example: { cell, inputs, state: initialState }, lengths }) => {
        const run = (inputs: Tensor) => {
          const { value, gradients } = valueAndGradients(() => {
            const options = { initialState, sequenceLength: lengths };
            const { outputs, state } = dynamicRnn(cell, inputs, options);
            return add(sum(outputs), sum(state));
          }, [inputs, initialState, ...cell.variables]);
          return [value, ...gradients].map(({ data }) => data);
        };
        const clean = run(padded(inputs, lengths, 0));
        expect(run(padded(inputs, lengths, NaN))).to.deep.equal(clean);
        expect(run(padded(inputs, lengths, Infinity))).to.deep.equal(clean);
        expect(clean.flatMap((data) => [...data]).every(Number.isFinite)).to.equal(true);
      }),
    );
  });

  it("has the gradients of central differences; those of the padding are zero", () => {
    fc.assert(
      fc.property(examples, ({ example: { cell, inputs, state }, lengths }) => {
        const sources = [inputs, state, ...cell.variables];
        const run = (inputs: Tensor, initialState: Tensor) =>
          dynamicRnn(cell, inputs, { initialState, sequenceLength: lengths });
        gradcheck((x, h) => run(x, h).outputs, sources, { name: "outputs" });
        gradcheck((x, h) => run(x, h).state, sources, { name: "state" });
        const { gradients } = valueAndGradients(() => sum(run(inputs, state).state), [inputs]);
        expect(padded(gradients[0], lengths, 0)).to.deep.equal(gradients[0]);
      }),
      { numRuns: 15 },
    );
  });

  it("means the same with timeMajor, and for staticRnn(cell, inputs, { sequenceLength })", () => {
    const { cell, inputs } = exampleRnn();
    const sequenceLength = [1, 3];
    const { outputs, state } = dynamicRnn(cell, inputs, { sequenceLength });
    const timeFirst = (x: Tensor) => transpose(x, [1, 0, 2]);
    const timeMajor = dynamicRnn(cell, timeFirst(inputs), { sequenceLength, timeMajor: true });
    expect(timeFirst(timeMajor.outputs)).to.deep.equal(outputs);
    expect(timeMajor.state).to.deep.equal(state);
    const asList = staticRnn(cell, unstack(inputs, 1), { sequenceLength });
    expect(asList.outputs).to.deep.equal(unstack(outputs, 1));
    expect(asList.state).to.deep.equal(state);
  });
});
