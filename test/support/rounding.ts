import { expect } from "../../src/chai/index.js";
import type { Tensor } from "../../src/index.js";

/**
 * What rounding may do to a gradient, of the greatest one (or of 1): 64 roundings of 2⁻²⁴. The kernels'
 * tanh is right to 7 of them, errors of 20 time steps add up as a random walk does, to √20 · 7 ≈ 31, and
 * the sums over batch and time bring as many again. Over 400 cases 14 were seen.
 */
const ROUNDING = 64 * 2 ** -24;

/** Asserts that gradients in float32 are those expected, to rounding. */
export function expectRounding(got: readonly Tensor[], expected: readonly Tensor[]): void {
  expect(got.length).to.equal(expected.length);
  got.forEach((gradient, n) => {
    const greatest = Array.from(expected[n].data, Math.abs).reduce((a, b) => Math.max(a, b), 1);
    expect(gradient.dtype).to.equal("float32");
    expect(gradient, `gradient ${n}`).to.be.closeToTensor(expected[n], ROUNDING * greatest);
  });
}
