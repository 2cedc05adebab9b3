import { expect } from "chai";
import fc from "fast-check";
import {
  AdamOptimizer,
  BasicLSTMCell,
  clipByGlobalNorm,
  dynamicRnn,
  fullyConnected,
  oneHot,
  softmaxCrossEntropy,
  Tape,
  totalLoss,
} from "../../src/index.js";
import { kernels, type Kernels } from "../../src/backend/index.js";
import { failure } from "../support/failure.js";
import {
  exampleSequences,
  gradients,
  lossOf,
  results,
  sourcesOf,
  type CellName,
} from "../support/example-sequences.js";
import { sequenceCases } from "../support/sequence-cases.js";

const { memory } = kernels()!;

/** Asserts that `f` leaves as many bytes of the kernels' memory in use as it found. */
function expectBalance(what: string, f: () => void): void {
  const before = memory.allocatedBytes;
  f();
  expect(memory.allocatedBytes, what).to.equal(before);
}

/** Runs `f` with a kernel that throws at its call number `at` (from 0). */
function withFailing(name: "multiplyPacked" | "columnSums", at: number, f: () => void): void {
  const k = kernels() as { -readonly [Name in keyof Kernels]: Kernels[Name] };
  const original = k[name];
  let calls = 0;
  k[name] = (...args: unknown[]) => {
    if (calls++ === at) throw new Error("inside");
    (original as (...args: unknown[]) => void)(...args);
  };
  try {
    f();
  } finally {
    Object.assign(k, { [name]: original });
  }
}

for (const cell of ["BasicRNNCell", "BasicLSTMCell", "LSTMCell", "GRUCell"] satisfies CellName[]) {
  describe(`the kernels' memory, with dynamicRnn(cell, inputs) and a ${cell}`, () => {
    it("is given back after a run, after a gradient, and when each of two tapes has had its own", () => {
      fc.assert(
        fc.property(sequenceCases({ cell }), (given) => {
          const example = exampleSequences(given);
          expectBalance("run", () => results(example));
          expectBalance("gradient", () => gradients(example));
          expectBalance("two gradients", () => {
            const [outer, inner] = [new Tape(), new Tape()];
            const loss = outer.run(() => inner.run(() => lossOf(example, results(example))));
            outer.gradient(loss, example.cell.variables);
            inner.gradient(loss, example.cell.variables);
          });
        }),
        { numRuns: 50 },
      );
    });

    it("is given back when a kernel throws, forwards or backwards", () => {
      const fixed = { cell, oneHot: false, time: 4, sequenceLength: undefined };
      const [given] = fc.sample(sequenceCases(fixed), 1);
      const example = exampleSequences(given);
      // 1 product for x and 4 for h forwards, 4 backwards, and 1 for the gradient of x.
      for (let at = 0; at < 10; at++) {
        expectBalance(`product ${at}`, () =>
          withFailing("multiplyPacked", at, () => {
            expect(failure(() => gradients(example))).to.equal("Error: inside");
          }),
        );
      }
      expectBalance("bias", () =>
        withFailing("columnSums", 0, () => {
          expect(failure(() => gradients(example))).to.equal("Error: inside");
        }),
      );
    });

    it("is given back when nobody asks for some of the gradients", () => {
      fc.assert(
        fc.property(sequenceCases({ cell }), fc.nat(), (given, chosen) => {
          const example = exampleSequences(given);
          const sources = sourcesOf(example);
          expectBalance("gradient", () => {
            const tape = new Tape();
            const source = sources[chosen % sources.length];
            tape.watch(source);
            const loss = tape.run(() => lossOf(example, results(example)));
            tape.gradient(loss, [source]);
          });
        }),
        { numRuns: 30 },
      );
    });
  });
}

describe("the kernels' memory in a training of 2,000 steps", () => {
  it("is as full after each step as after the first, and its peak is that of the first steps", () => {
    const cell = new BasicLSTMCell(5, { inputSize: 3, seed: 1 });
    const readout = fullyConnected(3, { inputSize: 5, seed: 2 });
    const variables = [...cell.variables, ...readout.variables];
    const optimizer = new AdamOptimizer(0.01);
    const labels = [
      [0, 1, 2, 0, 1, 2],
      [2, 0, 1, 2, 0, 1],
    ];
    const inputs = oneHot(labels, 3);
    const step = (n: number): number => {
      const tape = new Tape();
      const loss = tape.run(() => {
        const sequenceLength = [6, 1 + (n % 6)];
        const { outputs } = dynamicRnn(cell, inputs, { sequenceLength });
        return totalLoss(softmaxCrossEntropy(readout(outputs), labels));
      });
      const clipped = clipByGlobalNorm(tape.gradient(loss, variables), 1);
      optimizer.applyGradients(variables, clipped.gradients);
      return loss.item();
    };
    const losses = [step(0)];
    const allocated = memory.allocatedBytes;
    for (let n = 1; n < 12; n++) losses.push(step(n));
    const peak = memory.peakBytes;
    for (let n = 12; n < 2000; n++) {
      losses.push(step(n));
      if (memory.allocatedBytes !== allocated) break;
    }
    expect([losses.length, memory.allocatedBytes, memory.peakBytes]).to.deep.equal([
      2000,
      allocated,
      peak,
    ]);
    // Step 1 had sequences of these lengths too.
    expect(losses.at(-1)).to.be.below(0.5 * losses[1]);
  });
});
