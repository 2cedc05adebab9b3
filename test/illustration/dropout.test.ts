import { expect } from "chai";
import { EXAMPLE } from "../../illustration/dropout/example.js";
import { dropoutFigure } from "../../illustration/dropout/figure.js";
import { values } from "../../illustration/dropout/values.js";
import { LAYERS, STEPS } from "../../illustration/layers/layout.js";
import { BasicRNNCell, DropoutWrapper, dynamicRnn, ones, trainingMode } from "../../src/index.js";
import { drawings, named, partOf } from "./drawing.js";

const masks = values();

describe("values() of dropout", () => {
  it("have a mask for each place and time step, new ones at each", () => {
    expect(masks.map((steps) => steps.length)).to.deep.equal(Array(LAYERS + 1).fill(STEPS));
    const all = masks.flat().map((mask) => mask.join());
    expect(new Set(all).size).to.be.greaterThan(6);
  });

  it("are what a run of the engine lets through", () => {
    const { units, keepProb, seed } = EXAMPLE;
    const top = LAYERS - 1;
    const inner = new BasicRNNCell(units, { inputSize: units, seed: top });
    const cell = new DropoutWrapper(inner, { outputKeepProb: keepProb, seed: seed + top });
    const { outputs } = trainingMode(() => dynamicRnn(cell, ones([1, STEPS, units])));
    expect([...outputs.data].map((x) => x !== 0)).to.deep.equal(masks[LAYERS].flat());
  });
});

for (const { name, drawing } of drawings.filter(({ figure }) => figure === dropoutFigure)) {
  describe(`arrows and masks of ${name}`, () => {
    const dashes = (part: string) =>
      named(partOf(drawing, part), "path")
        .filter(({ attributes }) => String(attributes.class).startsWith("line"))
        .map(({ attributes }) => {
          const [x1, y1, x2, y2] = String(attributes.d)
            .match(/-?[\d.]+/g)!
            .map(Number);
          expect(x1 === x2 || y1 === y2).to.equal(true);
          const direction = x1 === x2 ? "up" : "along";
          return `${direction} ${String(attributes.class).includes("dashed") ? "dashed" : "solid"}`;
        });

    it("are dashed from layer to layer, and solid from one time step to the next", () => {
      for (let t = 1; t <= STEPS; t++) {
        for (let l = 1; l <= LAYERS; l++) {
          expect(dashes(`layer-${l}-${t}`)).to.deep.equal([
            "up dashed",
            "up dashed",
            "along solid",
          ]);
        }
        expect(dashes(`output-${t}`)).to.deep.equal(["up dashed", "up dashed", "up solid"]);
      }
    });

    it("bear the run's masks, a square a unit", () => {
      for (let t = 1; t <= STEPS; t++) {
        masks.forEach((steps, place) => {
          const part = place < LAYERS ? `layer-${place + 1}-${t}` : `output-${t}`;
          const squares = named(partOf(drawing, part), "rect").filter(({ attributes }) =>
            String(attributes.class).startsWith("unit"),
          );
          expect(squares.map(({ attributes }) => attributes.class === "unit kept")).to.deep.equal(
            steps[t - 1],
          );
        });
      }
    });
  });
}
