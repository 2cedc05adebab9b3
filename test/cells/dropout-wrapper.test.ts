import { expect } from "../../src/chai/index.js";
import {
  add,
  BasicLSTMCell,
  BasicRNNCell,
  div,
  DropoutWrapper,
  dynamicRnn,
  evaluationMode,
  mul,
  ones,
  randomNormal,
  trace,
  trainingMode,
  unstack,
  zeros,
  type DropoutWrapperOptions,
  type Tensor,
} from "../../src/index.js";
import type { RunSequence } from "../../src/cells/cell.js";
import { PackedRows } from "../../src/sequences/packed-rows.js";
import { refuses } from "../support/failure.js";

const inputs = randomNormal([3, 5, 4], { seed: 1 });
const lstm = (units = 6) => new BasicLSTMCell(units, { inputSize: 4, seed: 1 });
const wrap = (options: DropoutWrapperOptions) => new DropoutWrapper(lstm(), options);

/** What a run in trainingMode shows to a trace. */
const seen = (cell: DropoutWrapper<any>, x: Tensor = inputs) =>
  trainingMode(() => trace(() => dynamicRnn(cell, x)));
const arrays = (x: Tensor) => unstack(x).map(({ data }) => [...data]);

describe("new DropoutWrapper(cell, options)", () => {
  it("multiplies input and output by masks, and hands the state on as it is", () => {
    const cell = wrap({ inputKeepProb: 0.7, outputKeepProb: 0.4, seed: 3 });
    const { values, result } = seen(cell);
    const [inputMasks, outputMasks] = [values.inputMask, values.outputMask].map((m) => unstack(m));
    let state = lstm().zeroState(3);
    const outputs = unstack(inputs, 1).map((x, t) => {
      const [output, newState] = lstm().call(mul(x, inputMasks[t]), state);
      state = newState;
      return mul(output, outputMasks[t]);
    });
    unstack(result.outputs, 1).forEach((output, t) =>
      expect(output).to.be.closeToTensor(outputs[t], 1e-6),
    );
    expect(result.state.c).to.be.closeToTensor(state.c, 1e-6);
    expect(result.state.h).to.be.closeToTensor(state.h, 1e-6);
    expect(Object.keys(values)).to.not.include.members(["hMask"]);
    expect(Object.keys(values)).to.not.include.members(["cMask"]);
  });

  it("draws masks of 0 and 1 / keepProb, new ones at each time step, of the rate that is asked for", () => {
    const { values } = seen(
      new DropoutWrapper(lstm(500), { outputKeepProb: 0.8, seed: 4 }),
      zeros([4, 10, 4]),
    );
    const masks = arrays(values.outputMask);
    const all = masks.flat();
    expect(new Set(all)).to.deep.equal(new Set([0, Math.fround(1.25)]));
    const kept = all.filter((x) => x > 0).length / all.length;
    // 20,000 draws: the standard deviation is 0.0028.
    expect(kept).to.be.closeTo(0.8, 0.012);
    for (let t = 1; t < masks.length; t++) {
      const same = masks[t].filter((x, i) => x === masks[t - 1][i]).length / masks[t].length;
      // Independent masks agree with probability 0.8² + 0.2² = 0.68, ± 0.0104.
      expect(same).to.be.closeTo(0.68, 0.045);
    }
  });

  it("draws independent masks for input, output and state", () => {
    const cell = new DropoutWrapper(new BasicRNNCell(400, { inputSize: 400 }), {
      inputKeepProb: 0.5,
      outputKeepProb: 0.5,
      stateKeepProb: 0.5,
      seed: 1,
    });
    const { values } = seen(cell, zeros([2, 1, 400]));
    const masks = [values.inputMask, values.outputMask, values.hMask].map((x) => [...x.data]);
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ]) {
      const same = masks[a].filter((x, i) => x === masks[b][i]).length / masks[a].length;
      expect(same).to.be.closeTo(0.5, 0.075);
    }
  });

  it("keeps the expectation: the mean of many draws is the output without dropout", () => {
    const cell = wrap({ outputKeepProb: 0.5, seed: 5 });
    const x = ones([1, 1, 4]);
    const plain = evaluationMode(() => dynamicRnn(cell, x)).outputs;
    const draws = 4000;
    let total = zeros([1, 1, 6]);
    for (let n = 0; n < draws; n++) {
      total = add(total, trainingMode(() => dynamicRnn(cell, x)).outputs);
    }
    // The standard deviation of such a mean is |h| / √draws.
    expect(div(total, draws)).to.be.closeToTensor(plain, 0.3 * 5 / Math.sqrt(draws)); // prettier-ignore
  });

  it("runs all time steps at once, the masks of the hidden state included, but not where c is dropped", () => {
    const atOnce = (cell: DropoutWrapper<any>): boolean => {
      const start = cell.random.save();
      const rows = new PackedRows(3, 5, false);
      const run: RunSequence = (inside, x, state) => inside.callSequence!(x, state, rows, run)!;
      const made = trainingMode(() => cell.callSequence(inputs, cell.zeroState(3), rows, run));
      if (!made) expect(cell.random.save()).to.deep.equal(start);
      return made !== undefined;
    };
    expect(atOnce(wrap({ inputKeepProb: 0.5, outputKeepProb: 0.5 }))).to.equal(true);
    expect(atOnce(wrap({ stateKeepProb: 0.5 }))).to.equal(true);
    expect(atOnce(wrap({ stateKeepProb: 0.5, variationalRecurrent: true }))).to.equal(true);
    expect(atOnce(wrap({ stateKeepProb: 0.5, dropsState: () => true }))).to.equal(false);
    const oneTensor = new BasicLSTMCell(6, { inputSize: 4, stateIsTuple: false });
    expect(atOnce(new DropoutWrapper(oneTensor, { stateKeepProb: 0.5 }))).to.equal(false);
  });

  it("with variationalRecurrent keeps its masks over time, and draws new ones for the next run", () => {
    const cell = wrap({
      inputKeepProb: 0.5,
      outputKeepProb: 0.5,
      stateKeepProb: 0.5,
      variationalRecurrent: true,
      seed: 6,
    });
    const [first, second] = [seen(cell).values, seen(cell).values];
    for (const name of ["inputMask", "outputMask", "hMask"]) {
      const masks = arrays(first[name]);
      for (const mask of masks) expect(mask).to.deep.equal(masks[0]);
      expect(arrays(second[name])[0]).to.not.deep.equal(masks[0]);
    }
    const together = trainingMode(() => [1, 2].map(() => trace(() => dynamicRnn(cell, inputs))));
    expect(together[0].values).to.deep.equal(together[1].values);
  });

  it("drops of the state h and not c, only if stateKeepProb asks; which parts is dropsState's to say", () => {
    const masksOf = (options: DropoutWrapperOptions) =>
      Object.keys(seen(wrap({ seed: 1, ...options })).values).filter((name) =>
        name.endsWith("Mask"),
      );
    expect(masksOf({})).to.deep.equal([]);
    expect(masksOf({ inputKeepProb: 0.5, outputKeepProb: 0.5 })).to.deep.equal([
      "inputMask",
      "outputMask",
    ]);
    expect(masksOf({ stateKeepProb: 0.5 })).to.deep.equal(["hMask"]);
    expect(masksOf({ stateKeepProb: 0.5, dropsState: () => true })).to.deep.equal([
      "cMask",
      "hMask",
    ]);
    const { values, result } = seen(wrap({ stateKeepProb: 0.5, dropsState: () => true, seed: 1 }));
    const [lastC, lastH] = [values.cMask, values.hMask].map((mask) => unstack(mask).at(-1)!);
    for (const [part, mask] of [
      [result.state.c, lastC],
      [result.state.h, lastH],
    ] as const) {
      part.data.forEach((x: number, i: number) => expect(x === 0).to.equal(mask.data[i] === 0));
    }
    // The output goes up as it was before the state was dropped.
    expect(unstack(result.outputs, 1).at(-1)!.data.includes(0)).to.equal(false);
  });

  it("draws by its seed alone: the same from the same, its own from each wrapper", () => {
    const masks = (cell: DropoutWrapper<any>) => arrays(seen(cell).values.outputMask);
    const options = { outputKeepProb: 0.5, seed: 9 };
    const [one, two] = [wrap(options), wrap(options)];
    const first = masks(one);
    expect(masks(two)).to.deep.equal(first);
    expect(masks(one)).to.not.deep.equal(first);
    expect(masks(wrap({ ...options, seed: 10 }))).to.not.deep.equal(first);
  });

  it("is the cell itself where nothing is dropped", () => {
    const { outputs, state } = trainingMode(() => dynamicRnn(wrap({}), inputs));
    const plain = dynamicRnn(lstm(), inputs);
    expect([outputs, state]).to.deep.equal([plain.outputs, plain.state]);
  });

  it("refuses probabilities, flags, seeds and cells that are none", () => {
    const must = (option: string, got: unknown) =>
      `RangeError: dropout_wrapper: ${option} must be in 0 < … ≤ 1, got ${got}`;
    refuses({
      [must("inputKeepProb", 0)]: () => wrap({ inputKeepProb: 0 }),
      [must("outputKeepProb", 1.1)]: () => wrap({ outputKeepProb: 1.1 }),
      [must("stateKeepProb", NaN)]: () => wrap({ stateKeepProb: NaN }),
      "TypeError: dropout_wrapper: inputKeepProb must be a number, got null": () =>
        wrap({ inputKeepProb: null as never }),
      "TypeError: dropout_wrapper: stateKeepProb must be a number, got true": () =>
        wrap({ stateKeepProb: true as never }),
      'TypeError: dropout_wrapper: outputKeepProb must be a number, got the string "0.5"': () =>
        wrap({ outputKeepProb: "0.5" as never }),
      "TypeError: dropout_wrapper: the options must be an object, got 0.5": () =>
        wrap(0.5 as never),
      'TypeError: dropout_wrapper: expected the options inputKeepProb, outputKeepProb, stateKeepProb, dropsState, variationalRecurrent, seed, got "keepProb"':
        () => wrap({ keepProb: 0.5 } as never),
      'TypeError: dropout_wrapper: variationalRecurrent must be true or false, got the string "yes"':
        () => wrap({ variationalRecurrent: "yes" as never }),
      "TypeError: dropout_wrapper: dropsState must be a function of a name, got true": () =>
        wrap({ dropsState: true as never }),
      "RangeError: Random: the seed must be an integer in 0 … 4294967295, got -1": () =>
        wrap({ seed: -1 }),
      "TypeError: dropout_wrapper: cell must be a cell, got undefined": () =>
        new DropoutWrapper(undefined as never),
    });
  });
});
