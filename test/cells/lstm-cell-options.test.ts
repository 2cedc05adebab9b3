import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  add,
  BasicLSTMCell,
  dynamicRnn,
  gradcheck,
  LSTMCell,
  matmul,
  mul,
  ones,
  Random,
  randomNormal,
  sum,
  tensor,
  valueAndGradients,
  type LSTMCellOptions,
  type Tensor,
} from "../../src/index.js";
import { failure } from "../support/failure.js";
import { lstmStepByHand } from "../support/example-lstm.js";

const size = fc.integer({ min: 1, max: 3 });
const sizes = fc.record({ batch: size, features: size, units: size, numProj: size });

/** Weights that are all different, without peepholes; an input and a state, in float64. */
function example(
  given: { batch: number; features: number; units: number; numProj?: number },
  options: LSTMCellOptions = {},
) {
  const { batch, features, units, numProj } = given;
  const random = new Random(batch + 10 * features + 100 * units);
  const draw = (...shape: number[]) => randomNormal(shape, { seed: random, dtype: "float64" });
  const hUnits = numProj ?? units;
  const weights = {
    kernel: draw(features + hUnits, 4 * units),
    bias: draw(4 * units),
    usePeepholes: false,
    ...(numProj && { numProj, projection: draw(units, numProj) }),
  };
  const cell = new LSTMCell(units, { ...weights, ...options });
  const state = { c: draw(batch, units), h: draw(batch, hUnits) };
  return { cell, weights, x: draw(batch, features), state, inputs: draw(batch, 4, features) };
}

const both = (cell: LSTMCell) => (x: Tensor, c: Tensor, h: Tensor) => {
  const [output, made] = cell.call(x, { c, h });
  return add(sum(mul(made.c, 3)), sum(mul(output, output)));
};
const clip = (x: number, limit: number) => Math.max(-limit, Math.min(limit, x));
const flat = (rows: number[][]) => rows.flat();
const rows = (x: Tensor) => x.toArray() as number[][];

describe("new LSTMCell(numUnits, { usePeepholes: false })", () => {
  it("is BasicLSTMCell, step by step and as one operation, and has no peephole weights", () => {
    const { weights, x, state, cell } = example({ batch: 2, features: 3, units: 2 });
    const { kernel, bias } = weights;
    expect(cell.call(x, state)).to.deep.equal(
      new BasicLSTMCell(2, { kernel, bias }).call(x, state),
    );
    expect([cell.peepholes.length, cell.variables.length, cell.usePeepholes]).to.deep.equal([
      0,
      2,
      false,
    ]);
    const inputs = randomNormal([2, 5, 3], { seed: 1 });
    const [plain, basic] = [
      new LSTMCell(4, { usePeepholes: false, inputSize: 3 }),
      new BasicLSTMCell(4, { inputSize: 3 }),
    ];
    expect(dynamicRnn(plain, inputs)).to.deep.equal(dynamicRnn(basic, inputs));
  });
});

describe("new LSTMCell(numUnits, { cellClip })", () => {
  const limits = fc.constantFrom(0.05, 0.3, 1);

  it("clips c to ±cellClip before the output gate and h see it, bit for bit in float64", () => {
    fc.assert(
      fc.property(sizes, limits, ({ numProj: _, ...sizes }, cellClip) => {
        const { cell, x, state } = example(sizes, { cellClip });
        const [, { c, h }] = cell.call(x, state);
        rows(x).forEach((row, n) => {
          const plain = { c: rows(state.c)[n], h: rows(state.h)[n] };
          const step = lstmStepByHand(cell, row, plain);
          const clipped = step.c.map((c) => clip(c, cellClip));
          expect(rows(c)[n]).to.deep.equal(clipped);
          expect(rows(h)[n]).to.deep.equal(clipped.map((c, unit) => Math.tanh(c) * step.o[unit]));
        });
      }),
    );
  });

  it("shows the output gate's peephole the clipped c", () => {
    const kernel = tensor(
      [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      "float64",
    );
    const peepholes = { o: tensor([2], "float64") };
    const cell = new LSTMCell(1, { kernel, peepholes, cellClip: 0.25, forgetBias: 100 });
    const one = ones([1, 1], "float64");
    const [, { c, h }] = cell.call(one, { c: one, h: one });
    expect(c.item()).to.equal(0.25);
    expect(h.item()).to.equal(Math.tanh(0.25) * (1 / (1 + Math.exp(-0.5))));
  });

  it("has the gradients of central differences, those of the peepholes among them", () => {
    fc.assert(
      fc.property(sizes, limits, ({ numProj: _, ...sizes }, cellClip) => {
        const draw = (seed: number) => randomNormal([sizes.units], { seed, dtype: "float64" });
        const peepholes = { i: draw(1), f: draw(2), o: draw(3) };
        const { cell, x, state } = example(sizes, { cellClip, usePeepholes: true, peepholes });
        gradcheck(both(cell), [x, state.c, state.h, ...cell.variables], { name: "call" });
      }),
      { numRuns: 20 },
    );
  });

  it("passes no gradient to what was clipped: c before it, and all gates but the output's", () => {
    const kernel = randomNormal([2, 4], { seed: 1, stddev: 0.1, dtype: "float64" });
    const cell = new LSTMCell(1, { kernel, cellClip: 0.5, usePeepholes: false });
    const one = ones([1, 1], "float64");
    const c = tensor([[3]], "float64");
    const { gradients } = valueAndGradients(
      () => sum(cell.call(one, { c, h: one })[0]),
      [c, cell.bias],
    );
    expect(gradients[0].item()).to.equal(0);
    const [i, j, f, o] = gradients[1].data;
    expect([i, j, f]).to.deep.equal([0, 0, 0]);
    expect(o).to.be.above(0.01);
  });
});

describe("new LSTMCell(numUnits, { numProj, projClip })", () => {
  it("projects h to numProj units: those of the output, and what the next step sees", () => {
    fc.assert(
      fc.property(sizes, (sizes) => {
        const { cell, weights, x, state } = example(sizes);
        expect([cell.outputSize, cell.numUnits, cell.inputSize]).to.deep.equal([
          sizes.numProj,
          sizes.units,
          sizes.features,
        ]);
        const [output, { c, h }] = cell.call(x, state);
        expect(output).to.equal(h);
        const expected = rows(x).map((row, n) =>
          lstmStepByHand(cell, row, { c: rows(state.c)[n], h: rows(state.h)[n] }),
        );
        expect(flat(rows(c))).to.deep.equal(expected.flatMap(({ c }) => c));
        const m = tensor(
          expected.map(({ h }) => h),
          "float64",
        );
        expect(h.toArray()).to.deep.equal(matmul(m, weights.projection!).toArray());
      }),
    );
  });

  it("clips the projected h to ±projClip", () => {
    const given = { batch: 3, features: 2, units: 3, numProj: 2 };
    const { cell: free, x, state } = example(given);
    const { cell } = example(given, { projClip: 0.2 });
    const [expected] = free.call(x, state);
    const [output] = cell.call(x, state);
    expect([...output.data]).to.deep.equal([...expected.data].map((h) => clip(h, 0.2)));
    expect(output.data).to.not.deep.equal(expected.data);
  });

  it("has the gradients of central differences, those of the projection among them", () => {
    fc.assert(
      fc.property(sizes, fc.constantFrom(undefined, 0.3), (sizes, projClip) => {
        const { cell, x, state } = example(sizes, { projClip, cellClip: 0.9 });
        gradcheck(both(cell), [x, state.c, state.h, ...cell.variables], { name: "call" });
      }),
      { numRuns: 20 },
    );
  });

  it("has its variables named as TensorFlow's, and a zero state of both sizes", () => {
    const cell = new LSTMCell(3, { inputSize: 4, numProj: 2, usePeepholes: false });
    expect(cell.variables.map(({ name, shape }) => [name, shape])).to.deep.equal([
      ["lstm_cell/kernel", [6, 12]],
      ["lstm_cell/bias", [12]],
      ["lstm_cell/projection/kernel", [3, 2]],
    ]);
    expect(cell.projection).to.equal(cell.variables[2]);
    expect(new LSTMCell(3, { inputSize: 4 }).projection).to.equal(undefined);
    const { c, h } = cell.zeroState(5);
    expect([c.shape, h.shape]).to.deep.equal([
      [5, 3],
      [5, 2],
    ]);
  });

  it("draws the projection after the kernel, not the kernel's numbers once more", () => {
    const cell = new LSTMCell(4, { inputSize: 4, numProj: 4, seed: 3 });
    const again = new LSTMCell(4, { inputSize: 4, numProj: 4, seed: 3 });
    expect(cell.projection!.data).to.deep.equal(again.projection!.data);
    // The same draws would differ by the factor between the limits of both.
    const ratios = ({ data }: Tensor) => [...data.slice(1, 5)].map((x) => (x / data[0]).toFixed(3));
    expect(ratios(cell.projection!)).to.not.deep.equal(ratios(cell.kernel));
  });
});

describe("dynamicRnn(new LSTMCell(numUnits, { cellClip, numProj, projClip }), inputs, { sequenceLength })", () => {
  it("runs each sequence as if it were alone and as long as it is, with the gradients of central differences", () => {
    const { cell, inputs, state } = example(
      { batch: 3, features: 2, units: 3, numProj: 2 },
      { cellClip: 0.6, projClip: 0.5 },
    );
    const sequenceLength = [4, 0, 2];
    const made = dynamicRnn(cell, inputs, { initialState: state, sequenceLength });
    sequenceLength.forEach((length, n) => {
      let [c, h] = [tensor([rows(state.c)[n]], "float64"), tensor([rows(state.h)[n]], "float64")];
      for (let t = 0; t < 4; t++) {
        const x = tensor([(inputs.toArray() as number[][][])[n][t]], "float64");
        if (t < length) [, { c, h }] = cell.call(x, { c, h });
        const expected = t < length ? rows(h)[0] : [0, 0];
        expect((made.outputs.toArray() as number[][][])[n][t]).to.deep.equal(expected);
      }
      expect([rows(made.state.c)[n], rows(made.state.h)[n]]).to.deep.equal([
        rows(c)[0],
        rows(h)[0],
      ]);
    });
    const run = (inputs: Tensor, c: Tensor, h: Tensor) => {
      const made = dynamicRnn(cell, inputs, { initialState: { c, h }, sequenceLength });
      return add(sum(made.outputs), add(sum(made.state.c), sum(made.state.h)));
    };
    gradcheck(run, [inputs, state.c, state.h, ...cell.variables]);
  });
});

describe("new LSTMCell(numUnits, options)", () => {
  const refused: [LSTMCellOptions, string][] = [
    [{ cellClip: 0 }, "RangeError: lstm_cell: cellClip must be a positive finite number, got 0"],
    [
      { cellClip: NaN },
      "RangeError: lstm_cell: cellClip must be a positive finite number, got NaN",
    ],
    [
      { numProj: 2, projClip: -1 },
      "RangeError: lstm_cell: projClip must be a positive finite number, got -1",
    ],
    [{ numProj: 0 }, "RangeError: lstm_cell: numProj must be a positive integer, got 0"],
    [{ projClip: 1 }, "TypeError: lstm_cell: projClip is given without numProj"],
    [{ projection: ones([3, 2]) }, "TypeError: lstm_cell: projection is given without numProj"],
    [
      { usePeepholes: false, peepholes: {} },
      "TypeError: lstm_cell: peepholes is given without usePeepholes",
    ],
    [
      { numProj: 2, projection: ones([2, 2]) },
      "RangeError: lstm_cell: projection must be float32 [3, 2], got float32 [2, 2]",
    ],
    [
      { numProj: 2, inputSize: 1, kernel: ones([4, 12]) },
      "RangeError: lstm_cell: kernel must be float32 [3, 12], got float32 [4, 12]",
    ],
  ];

  for (const [options, message] of refused) {
    it(`refuses ${Object.keys(options).join(", ")}: ${message}`, () => {
      expect(failure(() => new LSTMCell(3, options))).to.equal(message);
    });
  }
});
