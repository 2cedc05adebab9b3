import { expect } from "chai";
import fc from "fast-check";
import { apply, derivative, difference, distance, k, numbers, withBlocks } from "./block.js";
import { cellSizes } from "./sizes.js";

describe("basicRnnForward(rows, H, z, bias, h)", () => {
  it("is tanh(z + b), to the bits of the single operations", () => {
    fc.assert(
      fc.property(cellSizes, ({ rows, H, seed }) =>
        withBlocks((block) => {
          const [z, bias] = [numbers(rows * H, seed, 3), numbers(H, seed + 1)];
          const h = block(new Float32Array(rows * H));
          k.basicRnnForward(rows, H, block(z).pointer, block(bias).pointer, h.pointer);
          const sum = z.map((z, i) => z + bias[i % H]);
          expect(difference(h.values, apply("tanh", sum))).to.equal(undefined);
          expect(distance(h.values, sum.map(Math.tanh))).to.be.lessThan(4e-7);
          expect(h.overrun).to.equal(0);
        }),
      ),
    );
  });
});

describe("basicRnnBackward(rows, H, h, dh, dz)", () => {
  it("is dh·(1 − h²), and dz may be dh", () => {
    fc.assert(
      fc.property(cellSizes, fc.boolean(), ({ rows, H, seed }, inPlace) =>
        withBlocks((block) => {
          const [h, dhIn] = [numbers(rows * H, seed), numbers(rows * H, seed + 1)];
          const dh = block(dhIn);
          const dz = inPlace ? dh : block(new Float32Array(rows * H));
          k.basicRnnBackward(rows, H, block(h).pointer, dh.pointer, dz.pointer);
          expect(difference(dz.values, derivative("dtanh", h, dhIn))).to.equal(undefined);
          expect(
            distance(
              dz.values,
              h.map((h, i) => dhIn[i] * (1 - h * h)),
            ),
          ).to.be.lessThan(2e-7);
          expect(dz.overrun).to.equal(0);
        }),
      ),
    );
  });
});
