import { expect } from "chai";
import fc from "fast-check";
import { difference, distance, indexBlock, k, numbers, withBlocks } from "./block.js";
import { seed, size } from "./sizes.js";

/** Rows of logits, each with the label that is right. */
const examples = fc.tuple(size, size, seed).chain(([rows, classes, seed]) =>
  fc
    .array(fc.integer({ min: 0, max: classes - 1 }), { minLength: rows, maxLength: rows })
    .map((labels) => ({
      rows,
      classes,
      labels,
      logits: numbers(rows * classes, seed, 20),
      seed,
    })),
);

/** The loss of a row and its probabilities, in float64. */
function exact(row: Float32Array, label: number): { loss: number; probabilities: number[] } {
  const max = Math.max(...row);
  const powers = Array.from(row, (z) => Math.exp(z - max));
  const sum = powers.reduce((sum, power) => sum + power, 0);
  return { loss: Math.log(sum) + max - row[label], probabilities: powers.map((p) => p / sum) };
}

/** The losses and probabilities of the kernel. */
function calculate(rows: number, classes: number, logits: Float32Array, labels: number[]) {
  return withBlocks((block) => {
    const [losses, out] = [block(new Float32Array(rows)), block(logits.map(() => NaN))];
    const from = block(logits).pointer;
    const at = indexBlock(block, labels).pointer;
    k.softmaxCrossEntropy(rows, classes, from, at, losses.pointer, out.pointer);
    expect([losses.overrun, out.overrun]).to.deep.equal([0, 0]);
    return { losses: losses.values, probabilities: out.values };
  });
}

describe("softmaxCrossEntropy(rows, classes, logits, labels, losses, probabilities)", () => {
  it("gives the loss and the probabilities of every row, and writes nothing else", () => {
    fc.assert(
      fc.property(examples, ({ rows, classes, logits, labels }) => {
        const { losses, probabilities } = calculate(rows, classes, logits, labels);
        labels.forEach((label, r) => {
          const [from, to] = [r * classes, (r + 1) * classes];
          const wanted = exact(logits.subarray(from, to), label);
          expect(losses[r]).to.be.closeTo(wanted.loss, 3e-7 * (1 + wanted.loss));
          const got = probabilities.subarray(from, to);
          expect(distance(got, wanted.probabilities)).to.be.lessThan(3e-7);
        });
      }),
    );
  });

  it("gives the same bits when the probabilities take the place of the logits", () => {
    fc.assert(
      fc.property(examples, ({ rows, classes, logits, labels }) =>
        withBlocks((block) => {
          const [losses, z] = [block(new Float32Array(rows)), block(logits)];
          const at = indexBlock(block, labels).pointer;
          k.softmaxCrossEntropy(rows, classes, z.pointer, at, losses.pointer, z.pointer);
          const wanted = calculate(rows, classes, logits, labels);
          expect(difference(z.values, wanted.probabilities)).to.equal(undefined);
          expect(difference(losses.values, wanted.losses)).to.equal(undefined);
        }),
      ),
    );
  });

  it("stays finite for logits far from 0, and a class that is −Infinity has probability 0", () => {
    const logits = Float32Array.of(1e4, 0, -1e4, -3e38, -3e38, -3e38, 5, -Infinity, 5);
    const { losses, probabilities } = calculate(3, 3, logits, [0, 1, 2]);
    expect([...losses]).to.deep.equal([0, Math.fround(Math.log(3)), Math.fround(Math.log(2))]);
    const third = Math.fround(1 / 3);
    expect([...probabilities]).to.deep.equal([1, 0, 0, third, third, third, 0.5, 0, 0.5]);
  });

  it("makes NaN of a row that has a NaN, wherever it stands, and leaves the other rows", () => {
    fc.assert(
      fc.property(size, fc.nat(69), (classes, place) => {
        const logits = numbers(3 * classes, 1);
        const clean = calculate(3, classes, logits, [0, 0, 0]);
        logits[classes + (place % classes)] = NaN;
        const { losses, probabilities } = calculate(3, classes, logits, [0, 0, 0]);
        const nan = (value: number, i: number) => (Math.floor(i / classes) === 1 ? NaN : value);
        expect([...losses]).to.deep.equal([clean.losses[0], NaN, clean.losses[2]]);
        expect(difference(probabilities, clean.probabilities.map(nan))).to.equal(undefined);
      }),
    );
  });
});

describe("softmaxCrossEntropyGradient(rows, classes, probabilities, labels, gradient, out)", () => {
  it("is gradient·(p − onehot), every operation rounded; out may be the probabilities", () => {
    fc.assert(
      fc.property(examples, fc.boolean(), ({ rows, classes, logits, labels, seed }, inPlace) =>
        withBlocks((block) => {
          const p = calculate(rows, classes, logits, labels).probabilities;
          const gradient = numbers(rows, seed);
          const probabilities = block(p);
          const out = inPlace ? probabilities : block(p.map(() => NaN));
          k.softmaxCrossEntropyGradient(
            rows,
            classes,
            probabilities.pointer,
            indexBlock(block, labels).pointer,
            block(gradient).pointer,
            out.pointer,
          );
          const wanted = p.map((p, i) => {
            const r = Math.floor(i / classes);
            return gradient[r] * (i % classes === labels[r] ? Math.fround(p - 1) : p);
          });
          expect(difference(out.values, wanted)).to.equal(undefined);
          expect(out.overrun).to.equal(0);
        }),
      ),
    );
  });
});
