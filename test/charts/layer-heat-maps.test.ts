import { expect } from "chai";
import { layerHeatMaps, localise, term } from "../../src/charts/index.js";
import { refuses } from "../support/failure.js";
import { see } from "./seen.js";

const low = [
  [0.5, -0.25],
  [0.125, 1],
];
const high = [
  [0.75, 0.375],
  [-1, 0],
];

describe("layerHeatMaps(layers)", () => {
  it("draws the lowest layer at the bottom, as in the figure", () => {
    const { spec } = localise(layerHeatMaps({ "h¹": low, "h²": high }), "en");
    const { values } = spec.data as { values: readonly { map: string; place: number }[] };
    expect(values.map(({ map, place }) => `${place} ${map}`)).to.deep.equal([
      "0 h²",
      "0 h²",
      "1 h¹",
      "1 h¹",
    ]);
  });

  it("shows the values of the place that is picked, by layer", async () => {
    const { texts } = see(layerHeatMaps({ "h¹": low, "h²": high }, { ticks: [..."画蛇"] }));
    expect(await texts()).to.include.members(["h²", "0.750", "h¹", "0.500"]);
    expect(await texts({ pick_time: 2, pick_unit: 1 })).to.include.members([
      "h²",
      "−1.000",
      "h¹",
      "0.125",
      "time step 2 “蛇”",
    ]);
  });

  it("has colours for states unless told that they are masks or have no bounds", () => {
    const domain = (range?: "gate" | "unbounded") =>
      (localise(layerHeatMaps({ a: [[0.5]], b: [[0.25]] }, { range }), "en").spec as any).layer[0]
        .encoding.color.scale.domain;
    expect(domain()).to.deep.equal([-1, 1]);
    expect(domain("gate")).to.deep.equal([0, 1]);
    expect(domain("unbounded")).to.deep.equal([-0.5, 0.5]);
  });

  it("names layers in the language, in the legend too", async () => {
    const chart = layerHeatMaps([[term("input"), [[1]]], [term("output"), [[0]]]], { range: "gate" }); // prettier-ignore
    expect(await see(chart, "zh").texts()).to.include("输出, 输入");
    expect(await see(chart, "en").texts()).to.include("output, input");
  });

  it("refuses no layer, layers of different sizes, and ticks of another number", () => {
    const at = "RangeError: layerHeatMaps:";
    refuses({
      [`${at} layers is empty`]: () => layerHeatMaps({}),
      [`${at} expected 2 units in values.a, as in values.b, got 1`]: () =>
        layerHeatMaps({ a: [[1], [2]], b: low }),
      [`${at} expected 2 ticks (one a time step), got 1`]: () =>
        layerHeatMaps({ a: low }, { ticks: ["x"] }),
    });
  });
});
