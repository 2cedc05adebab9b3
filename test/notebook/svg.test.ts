import { expect } from "chai";
import { createRequire } from "node:module";
import { localise } from "../../src/charts/index.js";
import { renderPng } from "../../src/notebook/png.js";
import { renderSvg } from "../../src/notebook/svg.js";
import { examples } from "../charts/examples.js";
import { failure } from "../support/failure.js";
import { inked, pixelsOf } from "./pixels.js";

const require = createRequire(import.meta.url);
const vega: typeof import("vega") & { resetSVGDefIds(): void } = require("vega");
const vegaLite: typeof import("vega-lite") = require("vega-lite");

/** What vega draws when it takes its time. */
async function drawnByVega(spec: object): Promise<string> {
  const compiled = vegaLite.compile(spec as never).spec;
  vega.resetSVGDefIds();
  return new vega.View(vega.parse(compiled), { renderer: "none" }).toSVG();
}

/** A margin around a picture of 600 pixels' width, in which there should be nothing. */
const margin = 50;

function withMargin(svg: string): string {
  const [, width, height] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number);
  expect(width).to.equal(600);
  return svg.replace(
    /width="\d+" height="\d+" viewBox="[^"]*"/,
    `width="${width + 2 * margin}" height="${height + 2 * margin}" viewBox="${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}"`,
  );
}

describe("renderSvg(spec)", () => {
  for (const [name, chart] of Object.entries(examples)) {
    for (const language of ["zh", "en"] as const) {
      const { spec } = localise(chart, language);

      it(`draws the ${name} in ${language} at once as vega draws it in its own time`, async () => {
        expect(renderSvg(spec)).to.equal(await drawnByVega(spec));
      });

      it(`draws the ${name} in ${language} within its edges, with no label shortened`, () => {
        const svg = renderSvg(spec);
        expect(svg).to.not.contain("…");
        const picture = pixelsOf(renderPng(withMargin(svg)));
        const [width, height] = [picture.width, picture.height];
        const edge = 2 * margin;
        const inside = (x: number, y: number) =>
          x >= edge && x < width - edge && y >= edge && y < height - edge;
        expect(inked(picture, inside)).to.be.above(1000);
        expect(inked(picture, (x, y) => !inside(x, y))).to.equal(0);
      });
    }
  }

  it("refuses a specification that vega warns of, and says what it says", () => {
    const spec = {
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
      width: 100,
      height: 100,
      data: { values: [{ x: 1 }] },
      mark: "point",
      encoding: { x: { field: "x", type: "quantitative", scale: { type: "band" } } },
    };
    expect(failure(() => renderSvg(spec))).to.match(/^Error: vega: .*band/);
  });
});
