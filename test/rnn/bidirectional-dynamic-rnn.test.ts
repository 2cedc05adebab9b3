import fc from "fast-check";
import { expect } from "../../src/chai/index.js";
import {
  BasicLSTMCell,
  BasicRNNCell,
  bidirectionalDynamicRnn,
  clearVariables,
  concat,
  dynamicRnn,
  gradcheck,
  GRUCell,
  mul,
  ResidualWrapper,
  randomNormal,
  stack,
  sum,
  tensor,
  Tensor,
  trace,
  transpose,
  unstack,
  valueAndGradients,
  variableScope,
  zeros,
  type DType,
} from "../../src/index.js";
import { refuses } from "../support/failure.js";

const size = fc.integer({ min: 1, max: 4 });
const cases = fc
  .record({ batch: size, time: size, features: size, units: size, seed: fc.nat(1000) })
  .chain((sizes) =>
    fc.record({
      sizes: fc.constant(sizes),
      dtype: fc.constantFrom<DType>("float32", "float64"),
      sequenceLength: fc.option(
        fc.array(fc.nat(sizes.time), { minLength: sizes.batch, maxLength: sizes.batch }),
        { nil: undefined },
      ),
      timeMajor: fc.boolean(),
      states: fc.boolean(),
      fused: fc.boolean(),
    }),
  );
type Case = typeof cases extends fc.Arbitrary<infer C> ? C : never;

/** Two cells of different kind and size, inputs `[batch, time, features]` and states. */
function example({ sizes: { batch, time, features, units, seed }, dtype, states }: Case) {
  const fw = new BasicLSTMCell(units, { inputSize: features, seed, dtype });
  const bw = new GRUCell(units + 1, { inputSize: features, seed: seed + 1, dtype });
  const draw = (columns: number) => randomNormal([batch, columns], { seed: seed + 2, dtype });
  return {
    fw,
    bw,
    inputs: randomNormal([batch, time, features], { seed, dtype }),
    initialStateFw: states ? { c: draw(units), h: draw(units) } : undefined,
    initialStateBw: states ? draw(units + 1) : undefined,
  };
}

/** One sequence, `[1, time, features]`, its last step first. */
const backwards = (x: Tensor) => stack(unstack(x, 1).reverse(), 1);
const row = (x: Tensor, i: number) => stack([unstack(x)[i]]);
const timeFirst = (x: Tensor) => transpose(x, [1, 0, 2]);

/** A copy of `[batch, time, features]` with another value past each sequence's end. */
function padded({ data, shape }: Tensor, lengths: readonly number[], value: number): Tensor {
  const [, time, width] = shape;
  const copy = data.slice();
  lengths.forEach((length, i) =>
    copy.fill(value, (i * time + length) * width, (i + 1) * time * width),
  );
  return new Tensor(copy, shape);
}

describe("bidirectionalDynamicRnn(cellFw, cellBw, inputs, options)", () => {
  it("is two runs by hand, sequence by sequence at its own length, to the bit", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { fw, bw, inputs, initialStateFw, initialStateBw } = example(given);
        const { timeMajor, fused, sequenceLength } = given;
        const [[outputFw, outputBw], [stateFw, stateBw]] = bidirectionalDynamicRnn(
          fw,
          bw,
          timeMajor ? timeFirst(inputs) : inputs,
          { timeMajor, fused, sequenceLength, initialStateFw, initialStateBw },
        );
        const [batch, time] = inputs.shape;
        for (let i = 0; i < batch; i++) {
          const length = sequenceLength?.[i] ?? time;
          const zero = { fw: fw.zeroState(1), bw: bw.zeroState(1) };
          const startFw = initialStateFw
            ? { c: row(initialStateFw.c, i), h: row(initialStateFw.h, i) }
            : zero.fw;
          const startBw = initialStateBw ? row(initialStateBw, i) : zero.bw;
          const own = unstack(row(inputs, i), 1).slice(0, length);
          let [forwards, backwardsState] = [startFw, startBw];
          const byHandFw = own.map((x) => {
            const [output, state] = fw.call(x, forwards);
            forwards = state;
            return [...output.data];
          });
          const byHandBw = [...own].reverse().map((x) => {
            const [output, state] = bw.call(x, backwardsState);
            backwardsState = state;
            return [...output.data];
          });
          const rest = (units: number) =>
            Array.from({ length: time - length }, () => Array(units).fill(0));
          const inTime = (x: Tensor) => unstack(timeMajor ? timeFirst(x) : x)[i].toArray();
          expect(inTime(outputFw)).to.deep.equal([...byHandFw, ...rest(fw.outputSize)]);
          expect(inTime(outputBw)).to.deep.equal([...byHandBw.reverse(), ...rest(bw.outputSize)]);
          expect(row(stateFw.c, i)).to.deep.equal(forwards.c);
          expect(row(stateFw.h, i)).to.deep.equal(forwards.h);
          expect(row(stateBw, i)).to.deep.equal(backwardsState);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is dynamicRnn, and dynamicRnn over the sequence turned round and back", () => {
    const { fw, bw, inputs } = example({
      sizes: { batch: 3, time: 5, features: 2, units: 4, seed: 1 },
      dtype: "float32",
      states: false,
    } as Case);
    const [[outputFw, outputBw], states] = bidirectionalDynamicRnn(fw, bw, inputs);
    const forwards = dynamicRnn(fw, inputs);
    const turned = dynamicRnn(bw, backwards(inputs));
    expect(outputFw).to.deep.equal(forwards.outputs);
    expect(outputBw).to.deep.equal(backwards(turned.outputs));
    expect(states).to.deep.equal([forwards.state, turned.state]);
  });

  it("never reads padding: NaN there changes no output, state or gradient", () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { timeMajor, fused, sequenceLength } = given;
        if (!sequenceLength) return;
        const { fw, bw, inputs } = example(given);
        const results = [0, NaN].map((value) => {
          const clean = padded(inputs, sequenceLength, value);
          const x = timeMajor ? timeFirst(clean) : clean;
          const run = () =>
            bidirectionalDynamicRnn(fw, bw, x, { timeMajor, fused, sequenceLength });
          const [outputs, [stateFw, stateBw]] = run();
          const loss = () => {
            const [both] = run();
            return sum(mul(concat(both, 2), concat(both, 2)));
          };
          const { gradients } = valueAndGradients(loss, [x, ...fw.variables, ...bw.variables]);
          return [...outputs, stateFw.c, stateFw.h, stateBw, ...gradients].map(({ data }) => data);
        });
        expect(results[1]).to.deep.equal(results[0]);
        expect(results[1].every((data) => data.every(Number.isFinite))).to.equal(true);
      }),
      { numRuns: 60 },
    );
  });

  it("has the gradients of central differences, by inputs, states and the variables of both", () => {
    const { fw, bw, inputs, initialStateFw, initialStateBw } = example({
      sizes: { batch: 2, time: 3, features: 2, units: 2, seed: 4 },
      dtype: "float64",
      states: true,
    } as Case);
    const { c, h } = initialStateFw!;
    const run = (x: Tensor, c: Tensor, h: Tensor, initialStateBw: Tensor) => {
      const options = { sequenceLength: [3, 2], initialStateFw: { c, h }, initialStateBw };
      const [outputs, [stateFw, stateBw]] = bidirectionalDynamicRnn(fw, bw, x, options);
      const all = concat([...outputs.map((o) => sum(o, 1)), stateFw.c, stateFw.h, stateBw], 1);
      return mul(all, all);
    };
    const sources = [inputs, c, h, initialStateBw!, ...fw.variables, ...bw.variables];
    gradcheck(run, sources, { name: "bidirectionalDynamicRnn" });
  });

  it("shows both directions to a trace under their names, both in the order of time", () => {
    const [fw, bw] = [1, 2].map((seed) => new BasicRNNCell(2, { inputSize: 1, seed }));
    const inputs = randomNormal([2, 3, 1], { seed: 3 });
    const sequenceLength = [3, 1];
    const { values, gradients, result } = trace(
      () => bidirectionalDynamicRnn(fw, bw, inputs, { sequenceLength }),
      ([[, outputBw]]) => sum(unstack(outputBw, 1)[0]),
    );
    expect(Object.keys(values)).to.deep.equal(["fw/z", "fw/h", "bw/z", "bw/h"]);
    const [[outputFw, outputBw]] = result;
    for (const [name, outputs] of [
      ["fw/h", outputFw],
      ["bw/h", outputBw],
    ] as const) {
      expect(unstack(values[name], 1)[0].toArray()).to.deep.equal(unstack(outputs)[0].toArray());
      const [first] = unstack(outputs)[1].toArray() as number[][];
      expect((unstack(values[name], 1)[1].toArray() as number[][])[0]).to.deep.equal(first);
    }
    // The first step's output of the backward direction has seen all, each step the later the less.
    const sizes = unstack(gradients["bw/h"]).map((g) => Math.hypot(...[...g.data].slice(0, 2)));
    expect(sizes[0]).to.be.closeTo(Math.SQRT2, 1e-6);
    expect(sizes[1]).to.be.greaterThan(sizes[2]);
    expect([...gradients["fw/h"].data].every((g) => g === 0)).to.equal(true);
  });

  it("names its variables in a scope as TensorFlow does, and finds them again by name", () => {
    clearVariables();
    const inputs = zeros([1, 2, 3]);
    const run = () => {
      const cells = [new BasicRNNCell(2), new BasicRNNCell(2, { seed: 1 })] as const;
      bidirectionalDynamicRnn(...cells, inputs);
      return cells.flatMap(({ variables }) => variables);
    };
    const made = variableScope("net", run);
    expect(made.map(({ name }) => name)).to.deep.equal([
      "net/bidirectional_rnn/fw/basic_rnn_cell/kernel",
      "net/bidirectional_rnn/fw/basic_rnn_cell/bias",
      "net/bidirectional_rnn/bw/basic_rnn_cell/kernel",
      "net/bidirectional_rnn/bw/basic_rnn_cell/bias",
    ]);
    const found = variableScope("net", { reuse: true }, run);
    found.forEach((variable, i) => expect(variable).to.equal(made[i]));
  });

  it("refuses bad input before any work, in its own name", () => {
    const [fw, bw] = [new BasicRNNCell(2), new BasicRNNCell(3)];
    const inputs = zeros([2, 4, 1]);
    const run =
      (options: object, x: unknown = inputs, cells: unknown[] = [fw, bw]) =>
      () =>
        bidirectionalDynamicRnn(cells[0] as never, cells[1] as never, x as Tensor, options);
    const shared =
      "RangeError: bidirectionalDynamicRnn: expected a cell for each place, got one cell at cellFw and cellBw; each direction has its own parameters: make one for each";
    refuses({
      [shared]: run({}, inputs, [fw, fw]),
      "TypeError: bidirectionalDynamicRnn: cellBw must be a cell, got undefined": run({}, inputs, [
        fw,
        undefined,
      ]),
      "TypeError: bidirectionalDynamicRnn: inputs must be a tensor [batch, time, features], got an array of 1":
        run({}, [[[1]]]),
      "RangeError: bidirectionalDynamicRnn: inputs must be [time, batch, features], got shape [2, 4]":
        run({ timeMajor: true }, zeros([2, 4])),
      "RangeError: bidirectionalDynamicRnn: sequenceLength[1] must be an integer in 0 … 4, got 5":
        run({ sequenceLength: [4, 5] }),
      "RangeError: bidirectionalDynamicRnn (fw): initial state h must be [2, 2] for a batch of 2, got [1, 2]":
        run({ initialStateFw: zeros([1, 2]) }),
      'TypeError: bidirectionalDynamicRnn: expected the options initialStateFw, initialStateBw, sequenceLength, timeMajor, fused, got "initialState"':
        run({ initialState: zeros([2, 2]) }),
      "TypeError: bidirectionalDynamicRnn: the options must be an object, got null": run(
        null as never,
      ),
      'TypeError: bidirectionalDynamicRnn: timeMajor must be true or false, got the string "false"':
        run({ timeMajor: "false" }),
      'RangeError: bidirectionalDynamicRnn: sequenceLength[0] must be an integer in 0 … 4, got the string "2"':
        run({ sequenceLength: ["2", 2] }),
      "RangeError: bidirectionalDynamicRnn (bw): initial state h must be [2, 3] for a batch of 2, got [2, 2]":
        run({ initialStateBw: zeros([2, 2]) }),
    });
    refuses({ [shared]: run({}, inputs, [fw, new ResidualWrapper(fw)]) });
    expect([fw.inputSize, bw.inputSize]).to.deep.equal([undefined, undefined]);
  });

  it("refuses a wrong direction's size without having run the other one", () => {
    const [fw, bw] = [new BasicRNNCell(2), new BasicRNNCell(3, { inputSize: 5 })];
    refuses({
      "RangeError: bidirectionalDynamicRnn: cellBw must take the 1 features of its inputs, got one for 5":
        () => bidirectionalDynamicRnn(fw, bw, zeros([2, 4, 1])),
      "TypeError: bidirectionalDynamicRnn: cellBw must be float32 as its inputs, got float64": () =>
        bidirectionalDynamicRnn(fw, new GRUCell(1, { dtype: "float64" }), tensor([[[1]]])),
    });
    expect(fw.inputSize).to.equal(undefined);
  });
});
