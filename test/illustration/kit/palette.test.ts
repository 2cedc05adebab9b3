import { expect } from "chai";
import { PALETTE, ROLES, type Scheme } from "../../../illustration/kit/palette.js";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

for (const scheme of ["light", "dark"] satisfies Scheme[]) {
  const { paper, ground, ink, muted, line, fill, symbol } = PALETTE[scheme];

  describe(`the ${scheme} palette`, () => {
    it("keeps ink at 7 to 1 or more on paper, ground and every box", () => {
      for (const behind of [paper, ground, ...Object.values(fill)]) {
        expect(contrast(ink, behind), behind).to.be.at.least(7);
      }
    });

    it("keeps words that explain at 4.5 to 1 or more on paper, ground and every box", () => {
      for (const behind of [paper, ground, ...Object.values(fill)]) {
        expect(contrast(muted, behind), behind).to.be.at.least(4.5);
      }
    });

    it("keeps every line at 3 to 1 or more on paper, ground and its own box", () => {
      for (const role of ROLES) {
        for (const behind of [paper, ground, fill[role]]) {
          expect(contrast(line[role], behind), `${role} on ${behind}`).to.be.at.least(3);
        }
      }
    });

    it("keeps every symbol at 4.5 to 1 or more on paper, ground, its own box and that of parameters", () => {
      for (const role of ROLES) {
        for (const behind of [paper, ground, fill[role], fill.weight]) {
          expect(contrast(symbol[role], behind), `${role} on ${behind}`).to.be.at.least(4.5);
        }
      }
    });
  });
}
