import { expect } from "../src/chai/index.js";
import { setBackend, Tape, type Backend } from "../src/index.js";
import { kernels } from "../src/backend/index.js";
import {
  exampleSequences,
  fusedCells,
  gradients,
  lossOf,
  results,
  sourcesOf,
  type CellName,
} from "./support/example-sequences.js";
import { failure } from "./support/failure.js";
import { runShortTraining, shortTrainings } from "./support/short-trainings.js";

/** What `f` gives when the engine computes with this backend. */
function computedBy<T>(backend: Backend, f: () => T): T {
  const before = setBackend(backend);
  try {
    return f();
  } finally {
    setBackend(before);
  }
}

/**
 * Of a number, or of 1: 16 roundings to float32. A step's gradients differ by a few roundings of the
 * greatest one, and are multiplied by a learning rate of 0.01 or 0.02 before they get into a weight; so
 * 20 steps bring less than the roundings of the sums in a loss do. Adam's ε of 10⁻³ keeps a gradient
 * that is nothing but rounding from becoming a whole step. 2 roundings were seen.
 */
const ROUNDING = 16 * 2 ** -24;
const STEPS = 20;

describe("setBackend(backend)", () => {
  for (const [name, make] of Object.entries(shortTrainings)) {
    it(`"typescript" trains as "wasm" does, to rounding, over ${STEPS} steps: ${name}`, () => {
      const wasm = computedBy("wasm", () => runShortTraining(make, STEPS));
      const typescript = computedBy("typescript", () => runShortTraining(make, STEPS));
      for (const what of ["losses", "norms", "weights"] as const) {
        const numbers = typescript[what].flat();
        const greatest = Math.max(1, ...numbers.map(Math.abs));
        expect(wasm[what].flat(), what).to.be.closeToTensor(numbers, ROUNDING * greatest);
      }
      expect(wasm, "the backends round differently").to.not.deep.equal(typescript);
      const [start] = runShortTraining(make, 1).weights;
      expect(wasm.weights[0], "weights that moved").to.not.be.closeToTensor(start, 0.05);
    });
  }

  it("gives the same bits again when it goes back and forth", () => {
    const make = shortTrainings["a basic recurrent network with momentum"];
    const [first, , second] = (["wasm", "typescript", "wasm"] as const).map((backend) =>
      computedBy(backend, () => runShortTraining(make, 3)),
    );
    expect(second).to.deep.equal(first);
  });

  it("returns what computed before, and hides the kernels under typescript", () => {
    expect(setBackend("typescript")).to.equal("wasm");
    expect(kernels()).to.equal(undefined);
    expect(setBackend("wasm")).to.equal("typescript");
    expect(kernels()).to.not.equal(undefined);
  });

  it("refuses what is not the name of a backend, and changes nothing then", () => {
    // @ts-expect-error There is no such backend.
    expect(failure(() => setBackend("webgl"))).to.equal(
      'RangeError: setBackend: expected "wasm" or "typescript", got webgl',
    );
    expect(setBackend("wasm")).to.equal("wasm");
  });

  for (const cell of Object.keys(fusedCells) as CellName[]) {
    it(`may change between a run and its gradient: they are those of the run, with a ${cell}`, () => {
      const sizes = { batch: 3, time: 4, features: 2, units: 5, timeMajor: false };
      const example = exampleSequences({
        ...sizes,
        cell,
        sequenceLength: [4, 0, 2],
        oneHot: false,
        initialState: true,
        reach: "both",
        seed: 1,
      });
      const expected = gradients(example);
      for (const [run, differentiate] of [
        ["wasm", "typescript"],
        ["typescript", "wasm"],
      ] as const) {
        const tape = new Tape();
        tape.watch(...sourcesOf(example));
        const loss = computedBy(run, () => tape.run(() => lossOf(example, results(example))));
        const found = computedBy(differentiate, () => tape.gradient(loss, sourcesOf(example)));
        found.forEach((gradient, n) => {
          expect(gradient).to.be.closeToTensor(expected[n], 1e-5);
        });
      }
    });
  }
});
