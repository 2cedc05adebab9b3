import { expect } from "chai";
import {
  BasicLSTMCell,
  BasicRNNCell,
  dynamicRnn,
  GRUCell,
  LSTMCell,
  ones,
  relu,
  staticRnn,
  tanh,
  trace,
  unstack,
  zeros,
  type AffineOptions,
  type Cell,
  type DType,
  type Tensor,
} from "../../src/index.js";
import { setBackend } from "../../src/backend/index.js";
import { failure } from "../support/failure.js";

type Options = AffineOptions & { readonly activation?: (x: Tensor) => Tensor };

const TIME = 5;
const cells = {
  BasicRNNCell: (options: Options = {}): Cell<any> => new BasicRNNCell(3, options),
  BasicLSTMCell: (options: Options = {}): Cell<any> => new BasicLSTMCell(3, options),
  LSTMCell: (options: Options = {}): Cell<any> => new LSTMCell(3, options),
  "LSTMCell without peepholes": (options: Options = {}): Cell<any> =>
    new LSTMCell(3, { ...options, usePeepholes: false }),
  GRUCell: (options: Options = {}): Cell<any> => new GRUCell(3, options),
};
const inputs = (dtype: DType = "float32") => ones([2, TIME, 4], dtype);

/** How many single steps of the cell a run takes: none when all of them are one operation. */
function steps(cell: Cell<any>, run: () => unknown): number {
  let count = 0;
  const { call } = cell;
  cell.call = (input, state) => {
    count++;
    return call.apply(cell, [input, state]);
  };
  run();
  return count;
}

for (const [name, make] of Object.entries(cells)) {
  describe(`dynamicRnn(new ${name}(…), inputs, { fused })`, () => {
    it("takes no single steps unless it is told otherwise", () => {
      for (const cell of [make(), make({ activation: tanh }), make({ inputSize: 4 })]) {
        expect(steps(cell, () => dynamicRnn(cell, inputs()))).to.equal(0);
        expect(steps(cell, () => dynamicRnn(cell, inputs(), { fused: true }))).to.equal(0);
        const options = { sequenceLength: [2, 0], initialState: cell.zeroState(2) };
        expect(steps(cell, () => dynamicRnn(cell, inputs(), options))).to.equal(0);
      }
    });

    it("takes a step for each time step with fused: false", () => {
      const cell = make();
      expect(steps(cell, () => dynamicRnn(cell, inputs(), { fused: false }))).to.equal(TIME);
    });

    it("takes a step for each time step in float64", () => {
      const cell = make({ dtype: "float64" });
      expect(steps(cell, () => dynamicRnn(cell, inputs("float64")))).to.equal(TIME);
    });

    it("takes a step for each time step with another activation", () => {
      for (const activation of [relu, (x: Tensor) => tanh(x)]) {
        const cell = make({ activation });
        expect(steps(cell, () => dynamicRnn(cell, inputs()))).to.equal(TIME);
      }
    });

    it("takes a step for each time step while a trace watches, and none after it", () => {
      const cell = make();
      expect(steps(cell, () => trace(() => dynamicRnn(cell, inputs())))).to.equal(TIME);
      const { values } = trace(() => dynamicRnn(cell, inputs()));
      expect(values.h.shape).to.deep.equal([TIME, 2, 3]);
      expect(steps(cell, () => dynamicRnn(cell, inputs()))).to.equal(0);
    });

    it("takes a step for each time step where the kernels are off", () => {
      const cell = make();
      const before = setBackend("typescript");
      try {
        expect(steps(cell, () => dynamicRnn(cell, inputs()))).to.equal(TIME);
      } finally {
        setBackend(before);
      }
      expect(steps(cell, () => dynamicRnn(cell, inputs()))).to.equal(0);
    });

    it("looks at every time step of sequences that have none, as the loop does", () => {
      const cell = make();
      const initialState = cell.zeroState(2);
      const run = () => dynamicRnn(cell, inputs(), { initialState, sequenceLength: [0, 0] });
      expect(steps(cell, run)).to.equal(TIME);
      expect(run().outputs.data.every((value) => value === 0)).to.equal(true);
    });

    it("makes the variables that the first step would make", () => {
      const [fused, loop] = [make({ seed: 7 }), make({ seed: 7 })];
      dynamicRnn(fused, inputs());
      dynamicRnn(loop, inputs(), { fused: false });
      expect(fused.variables).to.deep.equal(loop.variables);
    });

    it("refuses what does not fit in the words of a single step, making no variables of it", () => {
      const cell = make({ inputSize: 4 });
      const refused = {
        features: [cell, ones([2, TIME, 3])],
        dtype: [cell, inputs("float64")],
        "first dtype": [make(), inputs("float64")],
        "dtype of the weights": [make({ dtype: "float64" }), inputs("float32")],
      } as const;
      for (const [what, [cell, inputs]] of Object.entries(refused)) {
        const [alone] = unstack(inputs, 1);
        const state = cell.zeroState(2, inputs.dtype);
        expect(
          failure(() => dynamicRnn(cell, inputs, { initialState: state })),
          what,
        ).to.equal(failure(() => cell.call(alone, state)));
      }
      expect(failure(() => refused["first dtype"][0].variables)).to.contain(
        "made at the first call",
      );
    });
  });
}

describe("dynamicRnn(cell, inputs) with a formula that is not one operation", () => {
  it("takes a step for each time step: clipping, a projection, a GRU with resetAfter", () => {
    for (const make of [
      () => new LSTMCell(3, { cellClip: 1 }),
      () => new LSTMCell(3, { numProj: 2 }),
      () => new GRUCell(3, { resetAfter: true }),
    ]) {
      const cell: Cell<any> = make();
      expect(steps(cell, () => dynamicRnn(cell, inputs()))).to.equal(TIME);
    }
  });
});

describe("staticRnn(cell, inputs)", () => {
  it("takes single steps always: it is the loop as one writes it", () => {
    const cell = new BasicRNNCell(3);
    const list = Array.from({ length: TIME }, () => zeros([2, 4]));
    expect(steps(cell, () => staticRnn(cell, list))).to.equal(TIME);
  });
});

describe("dynamicRnn(cell, inputs) with a cell of one's own", () => {
  it("takes single steps when the cell has no callSequence, or this one gives no answer", () => {
    const inner = new BasicRNNCell(3, { inputSize: 4 });
    const plain: Cell = {
      outputSize: 3,
      dtype: inner.dtype,
      variables: inner.variables,
      call: (x, h) => inner.call(x, h),
      zeroState: (batch) => inner.zeroState(batch),
    };
    expect(steps(plain, () => dynamicRnn(plain, inputs()))).to.equal(TIME);
    const silent: Cell = { ...plain, callSequence: () => undefined };
    expect(steps(silent, () => dynamicRnn(silent, inputs()))).to.equal(TIME);
  });
});
