import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  add,
  BasicLSTMCell,
  concat,
  dynamicRnn,
  gradcheck,
  LSTMCell,
  type LSTMCellOptions,
  mul,
  Random,
  randomNormal,
  slice,
  sum,
  trace,
  unstack,
  valueAndGradients,
  zeros,
  type Cell,
  type DType,
  type LSTMState,
  type Tensor,
} from "../../src/index.js";
import { failure } from "../support/failure.js";

const size = fc.integer({ min: 1, max: 4 });
const cases = fc
  .record({ batch: size, time: size, features: size, units: size, seed: fc.nat(1000) })
  .chain((sizes) =>
    fc.record({
      sizes: fc.constant(sizes),
      dtype: fc.constantFrom<DType>("float32", "float64"),
      lengths: fc.array(fc.nat(sizes.time), { minLength: sizes.batch, maxLength: sizes.batch }),
    }),
  );

type Draw = (...shape: number[]) => Tensor;

const kinds = {
  BasicLSTMCell: (): LSTMCellOptions => ({}),
  LSTMCell: (draw: Draw, units: number): LSTMCellOptions => ({
    peepholes: { i: draw(units), f: draw(units), o: draw(units) },
  }),
  "LSTMCell with a projection": (draw: Draw, units: number): LSTMCellOptions => ({
    numProj: units + 1,
    projection: draw(units, units + 1),
    cellClip: 0.8,
  }),
};

/** Twice the same LSTM, with both layouts of its state, and what they are given. */
function example(
  kind: keyof typeof kinds,
  { batch, time, features, units, seed }: Record<string, number>,
  dtype: DType,
) {
  const random = new Random(seed);
  const draw: Draw = (...shape) => randomNormal(shape, { seed: random, stddev: 0.5, dtype });
  const special = kinds[kind](draw, units);
  const hUnits = special.numProj ?? units;
  const options = {
    ...special,
    kernel: draw(features + hUnits, 4 * units),
    bias: draw(4 * units),
    forgetBias: 0.7,
  };
  const Kind = kind === "BasicLSTMCell" ? BasicLSTMCell : LSTMCell;
  const initialState = { c: draw(batch, units), h: draw(batch, hUnits) };
  return {
    tuple: new Kind(units, options),
    joined: new Kind(units, { ...options, stateIsTuple: false }),
    inputs: draw(batch, time, features),
    initialState,
    initialJoined: concat([initialState.c, initialState.h], 1),
    weights: draw(batch, time, hUnits),
  };
}

const join = ({ c, h }: LSTMState) => concat([c, h], 1);
const data = (tensors: readonly Tensor[]) => tensors.map(({ data }) => [...data]);

for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
  describe(`new ${kind}(numUnits, { stateIsTuple: false })`, () => {
    it("has the numbers of { c, h } in one tensor, c first, bit for bit", () => {
      fc.assert(
        fc.property(cases, ({ sizes, dtype }) => {
          const { tuple, joined, inputs, initialState, initialJoined } = example(
            kind,
            sizes,
            dtype,
          );
          const [x] = unstack(inputs, 1);
          const [output, state] = tuple.call(x, initialState);
          const [output2, state2] = joined.call(x, initialJoined);
          expect(data([output2, state2])).to.deep.equal(data([output, join(state)]));
        }),
      );
    });

    it("has the outputs, states and gradients of { c, h } in dynamicRnn, bit for bit, with and without lengths", () => {
      fc.assert(
        fc.property(cases, fc.boolean(), fc.boolean(), ({ sizes, dtype, lengths }, all, fused) => {
          const { tuple, joined, inputs, initialState, initialJoined, weights } = example(
            kind,
            sizes,
            dtype,
          );
          const options = { sequenceLength: all ? undefined : lengths, fused };
          const learn = (cell: Cell<any>, initialState: LSTMState | Tensor, parts: Tensor[]) => {
            const made: Tensor[] = [];
            const loss = () => {
              const { outputs, state } = dynamicRnn(cell, inputs, { ...options, initialState });
              const end: Tensor = cell === joined ? state : join(state);
              made.push(outputs, end);
              return add(sum(mul(outputs, weights)), sum(mul(end, end)));
            };
            const sources = [inputs, ...cell.variables, ...parts];
            const { gradients } = valueAndGradients(loss, sources);
            return [...made, ...gradients];
          };
          const parts = [initialState.c, initialState.h];
          const expected = learn(tuple, initialState, parts);
          const forC = expected.at(-2)!;
          const forH = expected.at(-1)!;
          const got = learn(joined, initialJoined, [initialJoined]);
          [...expected.slice(0, -2), concat([forC, forH], 1)].forEach((tensor, i) => {
            expect(got[i]).to.be.closeToTensor(tensor, 0);
          });
        }),
        { numRuns: 60 },
      );
    });

    it("shows c and h to a trace as { c, h } does, with their gradients, past a sequence's end too", () => {
      fc.assert(
        fc.property(cases, ({ sizes, dtype, lengths }) => {
          const { tuple, joined, inputs, initialState, initialJoined } = example(
            kind,
            sizes,
            dtype,
          );
          const seen = trace(
            () => dynamicRnn(tuple, inputs, { initialState, sequenceLength: lengths }),
            ({ outputs, state }) => add(sum(outputs), sum(join(state))),
          );
          const seen2 = trace(
            () =>
              dynamicRnn(joined, inputs, { initialState: initialJoined, sequenceLength: lengths }),
            ({ outputs, state }) => add(sum(outputs), sum(state)),
          );
          expect(Object.keys(seen2.values).sort()).to.deep.equal(["c", "f", "h", "i", "j", "o"]);
          for (const letter of Object.keys(seen.values)) {
            expect(seen2.values[letter], letter).to.be.closeToTensor(seen.values[letter], 0);
            expect(seen2.gradients[letter], letter).to.be.closeToTensor(seen.gradients[letter], 0);
          }
        }),
        { numRuns: 30 },
      );
    });

    it("has the gradients of central differences", () => {
      const { joined, inputs, initialJoined } = example(
        kind,
        { batch: 2, time: 1, features: 2, units: 2, seed: 3 },
        "float64",
      );
      const [x] = unstack(inputs, 1);
      const call = (x: Tensor, state: Tensor) => joined.call(x, state)[1];
      gradcheck(call, [x, initialJoined, ...joined.variables]);
    });
  });
}

describe("the state of a cell with stateIsTuple: false", () => {
  it("is zeros [batch, 2 · numUnits] at first, in the cell's dtype or another", () => {
    const cell = new BasicLSTMCell(3, { stateIsTuple: false, dtype: "float64" });
    expect(cell.zeroState(2)).to.deep.equal(zeros([2, 6], "float64"));
    expect(cell.zeroState(1, "float32").dtype).to.equal("float32");
    const projected = new LSTMCell(3, { stateIsTuple: false, numProj: 2 });
    expect(projected.zeroState(4).shape).to.deep.equal([4, 5]);
  });

  it("is refused when it does not fit, in call and as an initial state", () => {
    const cell = new BasicLSTMCell(3, { stateIsTuple: false });
    const x = zeros([2, 1]);
    expect(failure(() => cell.call(x, zeros([2, 3])))).to.equal(
      "RangeError: basic_lstm_cell: the state must be float32 [2, 6], got float32 [2, 3]",
    );
    const { c, h } = { c: zeros([2, 3]), h: zeros([2, 3]) };
    // @ts-expect-error c and h belong to a cell with stateIsTuple.
    expect(failure(() => cell.call(x, { c, h }))).to.equal(
      "TypeError: basic_lstm_cell: the state must be a tensor float32 [2, 6], got object",
    );
    const run = (initialState: Tensor) => dynamicRnn(cell, zeros([2, 4, 1]), { initialState });
    expect(failure(() => run(zeros([2, 3])))).to.equal(
      "RangeError: dynamicRnn: initial state h must be [2, 6] for a batch of 2, got [2, 3]",
    );
    expect(cell.inputSize).to.equal(undefined);
  });

  it("has a type of its own, with nothing to annotate", () => {
    const tuple: Cell<LSTMState> = new BasicLSTMCell(2);
    const named: LSTMState = new BasicLSTMCell(2, { forgetBias: 0, stateIsTuple: true }).zeroState(
      1,
    );
    const joined: Cell<Tensor> = new BasicLSTMCell(2, { stateIsTuple: false });
    const state: Tensor = new LSTMCell(2, { stateIsTuple: false }).zeroState(1);
    // @ts-expect-error One tensor has no part c.
    const none: undefined = new BasicLSTMCell(2, { stateIsTuple: false }).zeroState(1).c;
    expect([tuple.outputSize, joined.outputSize, none]).to.deep.equal([2, 2, undefined]);
    expect(slice(state, 1, 0, 2).data).to.deep.equal(named.c.data);
  });

  it("refuses a stateIsTuple that is neither true nor false", () => {
    // @ts-expect-error There is no such layout.
    expect(failure(() => new BasicLSTMCell(2, { stateIsTuple: "no" }))).to.equal(
      "TypeError: basic_lstm_cell: stateIsTuple must be true or false, got no",
    );
  });
});
