import { expect } from "chai";
import { ink, mostSeries, seriesColours, seriesStyle } from "../../src/charts/palette.js";

type Triple = readonly [number, number, number];

/** Red, green and blue as amounts of light, 0 … 1. */
function light(colour: string): Triple {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const v = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

/** The contrast of two colours as WCAG 2 defines it, 1 … 21. */
function contrast(a: string, b: string): number {
  const [low, high] = [a, b]
    .map(light)
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** What is left of light for eyes without one kind of cone (Machado et al. 2009, severity 1). */
const eyes: Readonly<Record<string, readonly Triple[]>> = {
  "all cones": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour in CIELAB, where distances are about as large as they look. */
function lab(colour: string, eye: readonly Triple[]): Triple {
  const [r, g, b] = eye.map((row) => {
    const sum = row.reduce((total, weight, i) => total + weight * light(colour)[i], 0);
    return Math.min(1, Math.max(0, sum));
  });
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(a: Triple, b: Triple): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0));
}

describe("the palette", () => {
  for (const page of ["#ffffff", "#111111"]) {
    it(`keeps lines apart from a page of ${page} (WCAG: 3 to 1), and text further (4 to 1)`, () => {
      for (const colour of seriesColours) expect(contrast(colour, page), colour).to.be.above(3);
      expect(contrast(ink, page)).to.be.above(4);
    });
  }

  for (const [name, eye] of Object.entries(eyes)) {
    it(`keeps the series apart for eyes with ${name}`, () => {
      seriesColours.forEach((a, i) =>
        seriesColours.slice(0, i).forEach((b) => {
          expect(distance(lab(a, eye), lab(b, eye)), `${a} and ${b}`).to.be.above(12);
        }),
      );
    });
  }

  it("seriesStyle(index) gives no two series the same colour and dash", () => {
    const styles = Array.from({ length: mostSeries }, (_, i) => JSON.stringify(seriesStyle(i)));
    expect(new Set(styles)).to.have.property("size", mostSeries);
  });
});
