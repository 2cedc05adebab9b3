import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  add,
  dynamicRnn,
  gradcheck,
  mul,
  sum,
  trace,
  type DType,
  type Tensor,
} from "../../src/index.js";
import { exampleLstm, lstmLoopByHand } from "../support/example-lstm.js";

const size = fc.integer({ min: 1, max: 4 });
const forgetBias = fc.constantFrom(0, 1, -2.5);
const rows = (x: Tensor) => x.toArray() as number[][];

describe("dynamicRnn(new BasicLSTMCell(numUnits), inputs)", () => {
  const sizes = fc.record({ batch: size, time: size, features: size, units: size });

  it("equals the loop in plain numbers: bit for bit in float64, to rounding in float32", () => {
    const dtypes = fc.constantFrom<DType>("float32", "float64");
    fc.assert(
      fc.property(sizes, dtypes, forgetBias, fc.nat(), (sizes, dtype, forgetBias, seed) => {
        const {
          cell,
          inputs,
          state: initialState,
        } = exampleLstm(sizes, { dtype, forgetBias, seed });
        const [cs, hs] = [rows(initialState.c), rows(initialState.h)];
        const expected = (inputs.toArray() as number[][][]).map((x, n) =>
          lstmLoopByHand(cell, x, { c: cs[n], h: hs[n] }),
        );
        const { outputs, state } = dynamicRnn(cell, inputs, { initialState });
        const tolerance = dtype === "float64" ? 0 : 4e-6;
        const last = expected.map((steps) => steps.at(-1)!);
        expect(outputs).to.be.closeToTensor(
          expected.map((steps) => steps.map(({ h }) => h)),
          tolerance,
        );
        expect(state.c).to.be.closeToTensor(
          last.map(({ c }) => c),
          tolerance,
        );
        expect(state.h).to.be.closeToTensor(
          last.map(({ h }) => h),
          tolerance,
        );
      }),
    );
  });

  it("has the gradients of central differences for inputs, both initial states, kernel and bias", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (sizes, seed) => {
        const { cell, inputs, state } = exampleLstm(sizes, { seed });
        const run = (inputs: Tensor, c: Tensor, h: Tensor) => {
          const { outputs, state } = dynamicRnn(cell, inputs, { initialState: { c, h } });
          return add(sum(outputs), sum(mul(state.c, state.h)));
        };
        gradcheck(run, [inputs, state.c, state.h, ...cell.variables], { name: "sequence" });
      }),
      { numRuns: 15 },
    );
  });
});

describe("trace(() => dynamicRnn(new BasicLSTMCell(numUnits), inputs))", () => {
  it("shows the gates i, j, f, o after their functions, and the states c and h, at each time step", () => {
    const { cell, inputs, state: initialState } = exampleLstm({ batch: 2, time: 4 });
    const { values } = trace(() => dynamicRnn(cell, inputs, { initialState }));
    expect(Object.keys(values).sort()).to.deep.equal(["c", "f", "h", "i", "j", "o"]);
    const [cs, hs] = [rows(initialState.c), rows(initialState.h)];
    const expected = (inputs.toArray() as number[][][]).map((x, n) =>
      lstmLoopByHand(cell, x, { c: cs[n], h: hs[n] }),
    );
    for (const letter of ["i", "j", "f", "o", "c", "h"] as const) {
      const overTime = [0, 1, 2, 3].map((t) => expected.map((steps) => steps[t][letter]));
      expect(values[letter], letter).to.be.closeToTensor(overTime, 0);
    }
  });

  it("gives the gradients at all of them", () => {
    const { cell, inputs } = exampleLstm({ batch: 1, time: 2, units: 1 });
    const { gradients, values } = trace(
      () => dynamicRnn(cell, inputs),
      ({ state }) => sum(state.c),
    );
    const at = (letter: string, t: number) => values[letter].data[t];
    const got = (letter: string) => [...gradients[letter].data];
    // c₂ = c₁ f₂ + i₂ j₂, and c₁ reaches h₂'s gates through h₁ as well.
    expect(got("c")[1]).to.equal(1);
    expect(got("i")[1]).to.equal(at("j", 1));
    expect(got("j")[1]).to.equal(at("i", 1));
    expect(got("f")[1]).to.equal(at("c", 0));
    expect(got("o")[1]).to.equal(0);
    expect(got("o")[0]).to.be.closeTo(got("h")[0] * Math.tanh(at("c", 0)), 1e-15);
    expect(Math.abs(got("h")[0])).to.be.greaterThan(1e-3);
  });
});
