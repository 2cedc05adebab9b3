import { expect } from "chai";
import fc from "fast-check";
import { apply, difference, distance, k, numbers, withBlocks, type FunctionName } from "./block.js";
import { seed, size } from "./sizes.js";

/** Every 257th number of float32 between two positive ones. */
function floats(low: number, high: number): Float32Array {
  const [from, to] = new Uint32Array(Float32Array.of(low, high).buffer);
  const bits = Uint32Array.from({ length: (to - from) / 257 }, (_, i) => from + i * 257);
  return new Float32Array(bits.buffer);
}

/** A unit in the last place of a float32 of this size. */
function ulp(value: number): number {
  return 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(value)))) - 23);
}

/** The largest error in units in the last place, of the values that float32 can hold. */
function largestError(
  name: FunctionName,
  x: Float32Array,
  reference: (x: number) => number,
): number {
  const got = apply(name, x);
  return x.reduce((largest, x, i) => {
    const wanted = reference(x);
    return Math.max(largest, Math.abs(got[i] - wanted) / ulp(wanted));
  }, 0);
}

const positive = floats(2 ** -30, 88.72);
const negative = positive.map((x) => -x);
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

describe("exponential(n, x, y)", () => {
  it("is eˣ to 1 unit in the last place wherever that is a normal number", () => {
    expect(largestError("exponential", positive, Math.exp)).to.be.lessThan(1);
    const normal = negative.filter((x) => x > -87.33);
    expect(largestError("exponential", normal, Math.exp)).to.be.lessThan(1);
  });

  it("is 0 below −87.69, and never a negative number", () => {
    const small = Float32Array.from({ length: 2000 }, (_, i) => -87 - i / 1000);
    apply("exponential", small).forEach((y, i) => {
      expect(y).to.be.within(0, small[i] < -87.69 ? 0 : 2 ** -125);
    });
  });

  it("overflows to Infinity, underflows to 0, and NaN stays NaN", () => {
    const x = [88.73, 1e30, Infinity, -104, -1e30, -Infinity, NaN, 0, -0];
    const wanted = [Infinity, Infinity, Infinity, 0, 0, 0, NaN, 1, 1];
    expect([...apply("exponential", x)]).to.deep.equal(wanted);
  });
});

describe("sigmoid(n, x, y)", () => {
  it("is within 2.5 units in the last place wherever it is a normal number", () => {
    expect(largestError("sigmoid", positive, logistic)).to.be.lessThan(2.5);
    const normal = negative.filter((x) => x > -87.3);
    expect(largestError("sigmoid", normal, logistic)).to.be.lessThan(2.5);
  });

  it("goes to 0 and 1 at the infinities, and NaN stays NaN", () => {
    const x = [Infinity, 1e30, -Infinity, -1e30, NaN, 0, -0];
    expect([...apply("sigmoid", x)]).to.deep.equal([1, 1, 0, 0, NaN, 0.5, 0.5]);
  });
});

describe("tanh(n, x, y)", () => {
  it("is within 4e-7, and small numbers keep all but the last two bits", () => {
    const got = apply("tanh", positive);
    expect(distance(got, positive.map(Math.tanh))).to.be.lessThan(4e-7);
    const tiny = floats(2 ** -126, 2 ** -12);
    const relative = apply("tanh", tiny).map((y, i) => Math.abs(y / Math.tanh(tiny[i]) - 1));
    expect(relative.every((error) => error < 2 ** -22)).to.equal(true);
  });

  it("is odd to the last bit and never beyond ±1", () => {
    const got = apply("tanh", positive);
    expect(got.at(-1)).to.equal(1);
    expect(got.every((y) => y <= 1)).to.equal(true);
    const opposite = apply("tanh", negative);
    expect(
      difference(
        opposite,
        got.map((y) => -y),
      ),
    ).to.equal(undefined);
  });

  it("is ±1 at the infinities, −0 at −0, and NaN stays NaN", () => {
    const x = [Infinity, -Infinity, 1e30, -1e30, NaN, 0, -0];
    expect([...apply("tanh", x)]).to.deep.equal([1, -1, 1, -1, NaN, 0, -0]);
  });
});

describe("a function of each number", () => {
  it("gives a number the same bits wherever it stands, and writes at most 3 numbers more", () => {
    fc.assert(
      fc.property(size, seed, (n, seed) => {
        for (const name of ["exponential", "sigmoid", "tanh"] as const) {
          withBlocks((block) => {
            const x = numbers(n, seed, 10);
            const y = block(new Float32Array(n));
            k[name](n, block(x).pointer, y.pointer);
            const single = Float32Array.from(x, (x) => apply(name, [x])[0]);
            expect(difference(y.values, single), name).to.equal(undefined);
            expect(y.overrun, name).to.be.at.most(3);
          });
        }
      }),
      { numRuns: 30 },
    );
  });
});
