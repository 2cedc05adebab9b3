import { expect } from "chai";
import fc from "fast-check";
import { apply, derivative, difference, distance, k, numbers, withBlocks } from "./block.js";
import { differences, exactly, logistic, type Values } from "./differences.js";
import { cellSizes } from "./sizes.js";

const { fround } = Math;

/** Numbers r and u of the gates `[rows, 2H]` that belong to a number of `[rows, H]`. */
function gatesOf(H: number, index: number) {
  const r = Math.floor(index / H) * 2 * H + (index % H);
  return { r, u: r + H };
}

/** Phase 1 of TensorFlow's GRUCell, in float64. */
function gatesStep(H: number, { z, bias, hPrevious }: Values): Values {
  const gates = z.map((z, i) => logistic(z + bias[i % (2 * H)]));
  return { gates, resetH: hPrevious.map((h, i) => gates[gatesOf(H, i).r] * h) };
}

/** Phase 2; `u` is `[rows, H]`. */
function candidateStep(H: number, { z, bias, u, hPrevious }: Values): Values {
  const c = z.map((z, i) => Math.tanh(z + bias[i % H]));
  return { c, h: c.map((c, i) => u[i] * hPrevious[i] + (1 - u[i]) * c) };
}

describe("gruGatesForward(rows, H, gates, bias, hPrevious, resetH)", () => {
  it("gives σ(z + b) and r·hPrevious, to the bits of the single operations", () => {
    fc.assert(
      fc.property(cellSizes, ({ rows, H, seed }) =>
        withBlocks((block) => {
          const z = numbers(rows * 2 * H, seed, 3);
          const [bias, hPrevious] = [numbers(2 * H, seed + 1), numbers(rows * H, seed + 2)];
          const [gates, resetH] = [block(z), block(hPrevious.map(() => NaN))];
          const before = block(hPrevious).pointer;
          k.gruGatesForward(rows, H, gates.pointer, block(bias).pointer, before, resetH.pointer);
          const wanted = gatesStep(H, exactly({ z, bias, hPrevious }));
          expect(distance(gates.values, wanted.gates)).to.be.lessThan(4e-7);
          expect(distance(resetH.values, wanted.resetH)).to.be.lessThan(4e-7);
          const bits = apply(
            "sigmoid",
            z.map((z, i) => z + bias[i % (2 * H)]),
          );
          expect(difference(gates.values, bits)).to.equal(undefined);
          const products = hPrevious.map((h, i) => bits[gatesOf(H, i).r] * h);
          expect(difference(resetH.values, products)).to.equal(undefined);
          expect([gates.overrun, resetH.overrun]).to.deep.equal([0, 0]);
        }),
      ),
    );
  });
});

describe("gruCandidateForward(rows, H, candidate, bias, gates, hPrevious, h)", () => {
  it("gives tanh(z + b) and u·hPrevious + (1 − u)·c, to the bits of the single operations", () => {
    fc.assert(
      fc.property(cellSizes, ({ rows, H, seed }) =>
        withBlocks((block) => {
          const z = numbers(rows * H, seed, 3);
          const [bias, hPrevious] = [numbers(H, seed + 1), numbers(rows * H, seed + 2)];
          const gates = numbers(rows * 2 * H, seed + 3);
          const u = hPrevious.map((_, i) => gates[gatesOf(H, i).u]);
          const [candidate, h] = [block(z), block(hPrevious.map(() => NaN))];
          const inputs = [
            block(bias).pointer,
            block(gates).pointer,
            block(hPrevious).pointer,
          ] as const;
          k.gruCandidateForward(rows, H, candidate.pointer, ...inputs, h.pointer);
          const wanted = candidateStep(H, exactly({ z, bias, u, hPrevious }));
          expect(distance(candidate.values, wanted.c)).to.be.lessThan(4e-7);
          expect(distance(h.values, wanted.h)).to.be.lessThan(1e-6);
          const c = apply(
            "tanh",
            z.map((z, i) => z + bias[i % H]),
          );
          expect(difference(candidate.values, c)).to.equal(undefined);
          const bits = c.map((c, i) => fround(u[i] * hPrevious[i]) + fround(fround(1 - u[i]) * c));
          expect(difference(h.values, bits)).to.equal(undefined);
          expect([candidate.overrun, h.overrun]).to.deep.equal([0, 0]);
        }),
      ),
    );
  });
});

describe("gruCandidateBackward(rows, H, candidate, gates, hPrevious, dh, dhPrevious)", () => {
  it("gives the gradients that differences of the formulas give; dhPrevious may be dh", () => {
    fc.assert(
      fc.property(cellSizes, fc.boolean(), ({ H, seed }, inPlace) =>
        withBlocks((block) => {
          const [rows, width] = [2, H > 8 ? 16 : 8];
          const [z, bias] = [numbers(rows * width, seed), numbers(width, seed + 1)];
          const hPrevious = numbers(rows * width, seed + 2);
          const zU = numbers(rows * 2 * width, seed + 3);
          const dhIn = numbers(rows * width, seed + 4);
          const formulas = ({ z, bias, zU, hPrevious }: Values) => {
            const u = hPrevious.map((_, i) => logistic(zU[gatesOf(width, i).u]));
            return candidateStep(width, { z, bias, u, hPrevious });
          };
          const inputs = exactly({ z, bias, zU, hPrevious });
          const wanted = differences(formulas, inputs, exactly({ h: dhIn }));
          const [candidate, gates] = [block(formulas(inputs).c), block(apply("sigmoid", zU))];
          const [r, dh] = [gates.values, block(dhIn)];
          const dhPrevious = inPlace ? dh : block(dhIn.map(() => NaN));
          k.gruCandidateBackward(
            rows,
            width,
            candidate.pointer,
            gates.pointer,
            block(hPrevious).pointer,
            dh.pointer,
            dhPrevious.pointer,
          );
          expect(distance(candidate.values, wanted.z)).to.be.lessThan(2e-6);
          expect(distance(dhPrevious.values, wanted.hPrevious)).to.be.lessThan(2e-6);
          gates.values.forEach((got, i) => {
            const isU = i % (2 * width) >= width;
            expect(got).to.be.closeTo(isU ? wanted.zU[i] : r[i], isU ? 2e-6 : 0);
          });
          expect([candidate.overrun, gates.overrun, dhPrevious.overrun]).to.deep.equal([0, 0, 0]);
        }),
      ),
      { numRuns: 30 },
    );
  });
});

describe("gruGatesBackward(rows, H, gates, hPrevious, dResetH, dhPrevious)", () => {
  it("gives the gradient of r's z, adds dResetH·r to dhPrevious, and leaves u's gradient", () => {
    fc.assert(
      fc.property(cellSizes, ({ rows, H, seed }) =>
        withBlocks((block) => {
          const gatesIn = numbers(rows * 2 * H, seed);
          const [hPrevious, dReset] = [numbers(rows * H, seed + 1), numbers(rows * H, seed + 2)];
          const dhIn = numbers(rows * H, seed + 3);
          const [gates, dhPrevious] = [block(gatesIn), block(dhIn)];
          const inputs = [block(hPrevious).pointer, block(dReset).pointer] as const;
          k.gruGatesBackward(rows, H, gates.pointer, ...inputs, dhPrevious.pointer);
          const r = hPrevious.map((_, i) => gatesIn[gatesOf(H, i).r]);
          const dR = derivative(
            "dsigmoid",
            r,
            hPrevious.map((h, i) => dReset[i] * h),
          );
          const wanted = gatesIn.slice();
          dR.forEach((d, i) => (wanted[gatesOf(H, i).r] = d));
          expect(difference(gates.values, wanted)).to.equal(undefined);
          const sums = dhIn.map((d, i) => d + fround(dReset[i] * r[i]));
          expect(difference(dhPrevious.values, sums)).to.equal(undefined);
          dR.forEach((d, i) => {
            expect(d).to.be.closeTo(dReset[i] * hPrevious[i] * r[i] * (1 - r[i]), 5e-7);
          });
          expect([gates.overrun, dhPrevious.overrun]).to.deep.equal([0, 0]);
        }),
      ),
    );
  });
});
