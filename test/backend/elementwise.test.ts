import { expect } from "chai";
import fc from "fast-check";
import { difference, k, numbers, withBlocks } from "./block.js";
import { seed, size } from "./sizes.js";

const { fround } = Math;

describe("dtanh and dsigmoid(n, y, gradient, out)", () => {
  it("dtanh is g·(1 − y·y), every operation rounded", () => {
    fc.assert(
      fc.property(size, seed, (n, seed) =>
        withBlocks((block) => {
          const [y, g] = [numbers(n, seed), numbers(n, seed + 1)];
          const out = block(new Float32Array(n));
          k.dtanh(n, block(y).pointer, block(g).pointer, out.pointer);
          const wanted = y.map((y, i) => fround(g[i] * fround(1 - fround(y * y))));
          expect(difference(out.values, wanted)).to.equal(undefined);
          expect(out.overrun).to.be.at.most(3);
        }),
      ),
    );
  });

  it("dsigmoid is (g·y)·(1 − y), every operation rounded", () => {
    fc.assert(
      fc.property(size, seed, (n, seed) =>
        withBlocks((block) => {
          const [y, g] = [numbers(n, seed), numbers(n, seed + 1)];
          const out = block(new Float32Array(n));
          k.dsigmoid(n, block(y).pointer, block(g).pointer, out.pointer);
          const wanted = y.map((y, i) => fround(fround(g[i] * y) * fround(1 - y)));
          expect(difference(out.values, wanted)).to.equal(undefined);
          expect(out.overrun).to.be.at.most(3);
        }),
      ),
    );
  });
});

describe("scale(n, x, factor, y)", () => {
  it("multiplies every number by the factor rounded to float32", () => {
    fc.assert(
      fc.property(size, seed, fc.double({ noNaN: true, min: -9, max: 9 }), (n, seed, factor) =>
        withBlocks((block) => {
          const x = numbers(n, seed);
          const y = block(new Float32Array(n));
          k.scale(n, block(x).pointer, factor, y.pointer);
          const wanted = x.map((x) => x * fround(factor));
          expect(difference(y.values, wanted)).to.equal(undefined);
          expect(y.overrun).to.be.at.most(3);
        }),
      ),
    );
  });
});

describe("mask and addMasked(n, x, m, y)", () => {
  /** Masks as dropout has them: a third of them zero. */
  const masks = (n: number, seed: number) =>
    numbers(n, seed).map((m, i) => ((i + seed) % 3 === 0 ? 0 : m));

  it("mask is x·m, and nothing of x where m is zero, not even its sign or NaN", () => {
    fc.assert(
      fc.property(size, seed, (n, seed) =>
        withBlocks((block) => {
          const [x, m] = [numbers(n, seed), masks(n, seed + 1)];
          x[0] = NaN;
          m[0] = 0;
          const y = block(new Float32Array(n));
          k.mask(n, block(x).pointer, block(m).pointer, y.pointer);
          const wanted = x.map((x, i) => (m[i] === 0 ? 0 : x * m[i]));
          expect(difference(y.values, wanted)).to.equal(undefined);
          expect([...y.values].some((value) => Object.is(value, -0))).to.equal(false);
          expect(y.overrun).to.be.at.most(3);
        }),
      ),
    );
  });

  it("addMasked adds that to what is there", () => {
    fc.assert(
      fc.property(size, seed, (n, seed) =>
        withBlocks((block) => {
          const [x, m, before] = [numbers(n, seed), masks(n, seed + 1), numbers(n, seed + 2)];
          const y = block(before);
          k.addMasked(n, block(x).pointer, block(m).pointer, y.pointer);
          const wanted = before.map((y, i) => (m[i] === 0 ? y : fround(y + fround(x[i] * m[i]))));
          expect(difference(y.values, wanted)).to.equal(undefined);
          expect(y.overrun).to.be.at.most(3);
        }),
      ),
    );
  });
});

describe("sumOfSquares(n, x)", () => {
  it("is float64's sum to its rounding, and of n numbers only", () => {
    fc.assert(
      fc.property(size, seed, (n, seed) =>
        withBlocks((block) => {
          const x = numbers(n, seed);
          const wanted = x.reduce((sum, x) => sum + x * x, 0);
          const got = k.sumOfSquares(n, block(x).pointer);
          expect(got).to.be.closeTo(wanted, 1e-14 * wanted);
        }),
      ),
    );
  });

  it("overflows where float32 would not hold a square, and passes NaN on", () => {
    withBlocks((block) => {
      expect(k.sumOfSquares(2, block([3e30, 0]).pointer)).to.equal(fround(3e30) ** 2);
      expect(k.sumOfSquares(5, block([1, 2, 3, 4, NaN]).pointer)).to.deep.equal(NaN);
    });
  });
});

describe("adam(n, parameters, gradients, means, squares, β₁, β₂, rate, unbias, ε)", () => {
  it("does step after step what algorithm 1 of Kingma and Ba does in float64", () => {
    fc.assert(
      fc.property(size, seed, (n, seed) =>
        withBlocks((block) => {
          const parameters = numbers(n, seed);
          const zeros = new Float32Array(n);
          const [θ, m, v] = [block(parameters), block(zeros), block(zeros)];
          const exact = { θ: [...parameters], m: [...zeros], v: [...zeros] };
          const [η, β1, β2, ε] = [0.01, 0.9, 0.999, 1e-8];
          let [power1, power2] = [1, 1];
          for (let step = 1; step <= 4; step++) {
            const g = numbers(n, seed + step);
            power1 *= β1;
            power2 *= β2;
            k.adam(
              n,
              θ.pointer,
              block(g).pointer,
              m.pointer,
              v.pointer,
              β1,
              β2,
              η / (1 - power1),
              1 / (1 - power2),
              ε,
            );
            g.forEach((g, i) => {
              exact.m[i] = β1 * exact.m[i] + (1 - β1) * g;
              exact.v[i] = β2 * exact.v[i] + (1 - β2) * g * g;
              const root = Math.sqrt(exact.v[i] / (1 - power2)) + ε;
              exact.θ[i] -= (η * (exact.m[i] / (1 - power1))) / root;
            });
          }
          θ.values.forEach((got, i) => expect(got).to.be.closeTo(exact.θ[i], 1e-6));
          m.values.forEach((got, i) => expect(got).to.be.closeTo(exact.m[i], 3e-7));
          v.values.forEach((got, i) => expect(got).to.be.closeTo(exact.v[i], 1e-9));
          expect(Math.max(θ.overrun, m.overrun, v.overrun)).to.be.at.most(3);
        }),
      ),
    );
  });
});
