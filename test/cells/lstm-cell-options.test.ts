import { expect } from "../../src/chai/index.js";
import {
  add,
  BasicLSTMCell,
  dynamicRnn,
  gradcheck,
  LSTMCell,
  ones,
  randomNormal,
  sum,
  tensor,
  type LSTMCellOptions,
  type Tensor,
} from "../../src/index.js";
import { failure } from "../support/failure.js";
import { exampleWithOptions } from "../support/example-lstm-options.js";

const rows = (x: Tensor) => x.toArray() as number[][];

describe("new LSTMCell(numUnits, { usePeepholes: false })", () => {
  it("is BasicLSTMCell, step by step and as one operation, and has no peephole weights", () => {
    const { weights, x, state, cell } = exampleWithOptions({ batch: 2, features: 3, units: 2 });
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

describe("dynamicRnn(new LSTMCell(numUnits, { cellClip, numProj, projClip }), inputs, { sequenceLength })", () => {
  it("runs each sequence as if it were alone and as long as it is, with the gradients of central differences", () => {
    const { cell, inputs, state } = exampleWithOptions(
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
