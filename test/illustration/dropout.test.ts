import { expect } from "../../src/chai/index.js";
import { EXAMPLE } from "../../illustration/dropout/example.js";
import { dropoutFigure } from "../../illustration/dropout/figure.js";
import { layers, masks as readMasks, passage } from "../../illustration/dropout/values.js";
import { LAYERS, STEPS } from "../../illustration/layers/layout.js";
import {
  dynamicRnn,
  mul,
  MultiRNNCell,
  ones,
  stack,
  type Tensor,
  tensor,
  trainingMode,
  unstack,
} from "../../src/index.js";
import { drawings, named, ofClass, partOf } from "./drawing.js";
import { numbersIn, rounded } from "./numbers.js";

const masks = readMasks();
const { layer: FROM, t: WHEN } = EXAMPLE.enlarged;
const shown = passage(FROM, WHEN);

describe("masks() of dropout", () => {
  it("have a mask for each place and time step, new ones at each", () => {
    expect(masks.map((steps) => steps.length)).to.deep.equal(Array(LAYERS + 1).fill(STEPS));
    const all = masks.flat().map((mask) => mask.join());
    expect(new Set(all).size).to.be.greaterThan(6);
  });

  it("are what the engine lets through: with them the layers worked out by hand give its outputs", () => {
    const { units, keepProb } = EXAMPLE;
    const network = layers();
    const inputs = ones([1, STEPS, units]);
    const whole = new MultiRNNCell(layers().map(({ wrapped }) => wrapped));
    const { outputs } = trainingMode(() => dynamicRnn(whole, inputs));
    const states = network.map(({ cell }) => cell.zeroState(1));
    const dropped = (x: Tensor, place: number, t: number) =>
      mul(x, tensor([masks[place][t].map((kept) => (kept ? 1 / keepProb : 0))]));
    const byHand = unstack(inputs, 1).map((x, t) => {
      let below = dropped(x, 0, t);
      network.forEach(({ cell }, l) => {
        [, states[l]] = cell.call(below, states[l]);
        below = dropped(states[l], l + 1, t);
      });
      return below;
    });
    expect(stack(byHand, 1)).to.be.closeToTensor(outputs, 1e-6);
  });
});

describe("passage(layer, t) of dropout", () => {
  it("is a state, its mask, and their product, which the layer above makes its state of", () => {
    const { state, mask, read } = shown;
    expect(mask).to.deep.equal(masks[FROM][WHEN - 1].map((kept) => (kept ? 2 : 0)));
    read.forEach((value, i) => expect(value).to.be.closeTo(state[i] * mask[i], 1e-7));
    const { cell } = layers()[FROM];
    const [, next] = cell.call(tensor([read]), cell.zeroState(1));
    expect([...next.data]).to.deep.equal(passage(FROM + 1, WHEN).state);
  });
});

for (const { name, language, drawing } of drawings.filter(
  ({ figure }) => figure === dropoutFigure,
)) {
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

    it("show one arrow enlarged, with the run's numbers: a dropped one goes no further than its square", () => {
      const part = partOf(drawing, "enlarged");
      const { state, mask, read } = shown;
      const expected = state.flatMap((value, i) => [
        ...rounded([value]),
        ...(mask[i] > 0 ? rounded([read[i]]) : ["0"]),
      ]);
      expect(numbersIn(part)).to.deep.equal(expected);
      expect(ofClass(part, "head")).to.have.length(mask.filter((factor) => factor > 0).length);
    });

    it("stand in the description too", () => {
      const [description] = named(drawing, "desc").map(({ children }) => children.join(""));
      for (const number of rounded([...shown.state, ...shown.read])) {
        expect(description).to.include(number);
      }
      for (const steps of masks) {
        const counts = steps.map((mask) => mask.filter(Boolean).length);
        expect(description).to.include(counts.join(language === "zh" ? "、" : ", "));
      }
    });
  });
}
