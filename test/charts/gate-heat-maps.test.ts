import { expect } from "chai";
import { gateHeatMaps, localise } from "../../src/charts/index.js";
import { BasicLSTMCell, dynamicRnn, GRUCell, randomNormal, trace } from "../../src/index.js";
import { refuses } from "../support/failure.js";
import { see } from "./seen.js";

const f = [
  [0.25, 0.5],
  [1, 0],
  [0.125, 0.75],
];
const c = [
  [0.5, -1],
  [2, -4],
  [8, 0],
];

/** The colour scales of a chart of maps, by the letters that share them. */
function scales(...args: Parameters<typeof gateHeatMaps>): Record<string, unknown> {
  const { layer } = localise(gateHeatMaps(...args), "en").spec as any;
  return Object.fromEntries(
    layer
      .map(({ encoding }: any) => encoding.color)
      .filter((color: unknown) => color)
      .map(({ title, scale }: any) => [title, scale.domain]),
  );
}

describe("gateHeatMaps(values)", () => {
  it("has a map for each letter, what is kept first, whatever the order given", () => {
    const { spec } = localise(gateHeatMaps({ c, f }, { ticks: [..."一二三"] }), "en");
    const { values } = spec.data as { values: readonly Record<string, unknown>[] };
    expect(values.map(({ map, tick }) => `${map}${tick}`)).to.deep.equal([
      "f一",
      "f二",
      "f三",
      "c一",
      "c二",
      "c三",
    ]);
    expect(values[4]).to.deep.include({ time: 2, unit: [1, 2], value: [2, -4] });
  });

  it("has gates between 0 and 1, j and h between −1 and 1, c between ± its largest", () => {
    const j = [[0.1], [0.2]];
    const all = { f: j, i: j, o: j, j, c: [[-3], [2]], h: j };
    expect(scales(all)).to.deep.equal({ "f, i, o": [0, 1], "j, h": [-1, 1], c: [-3, 3] });
  });

  it("takes the c of a GRU for the candidate that it is", () => {
    const half = [[0.5]];
    expect(scales({ u: half, r: half, c: half, h: half })).to.deep.equal({
      "r, u": [0, 1],
      "c, h": [-1, 1],
    });
  });

  it("shows j and h beyond ±1, when the activation lets them go there", () => {
    expect(scales({ h: [[-5]] })).to.deep.equal({ h: [-5, 5] });
  });

  it("draws the trace of an LSTM and of a GRU as it is", () => {
    const inputs = randomNormal([1, 5, 2], { seed: 1 });
    for (const cell of [new BasicLSTMCell(3), new GRUCell(3)]) {
      const { values } = trace(() => dynamicRnn<any>(cell, inputs));
      expect(gateHeatMaps(values).text.en).to.contain("3 units over 5 time steps.");
    }
  });

  it("picks the middle time step and the unit whose c is largest there, and says the values", () => {
    expect(gateHeatMaps({ f, c }).text).to.deep.equal({
      zh: "热图 2 幅，上下排列：2 个单元在 3 个时刻。时刻 2、单元 2 处：遗忘门 f 0，单元状态 c −4。",
      en: "Stack of 2 heat maps: 2 units over 3 time steps. At step 2, unit 2: forget gate f 0, cell state c −4.",
    });
  });

  it("has sliders for the time step and the unit, named in the language", () => {
    expect(see(gateHeatMaps({ f, c }), "en").inputs).to.deep.equal(["time step", "unit"]);
    expect(see(gateHeatMaps({ f, c }), "zh").inputs).to.deep.equal(["时刻", "单元"]);
  });

  it("shows the values of the place that the sliders pick", async () => {
    const { texts } = see(gateHeatMaps({ f, c }, { ticks: [..."一二三"] }));
    expect(await texts()).to.include.members(["0.000", "−4.000", "time step 2 “二”", "unit 2"]);
    expect(await texts({ pick_time: 3, pick_unit: 1 })).to.include.members([
      "forget gate f",
      "0.125",
      "cell state c",
      "8.000",
      "time step 3 “三”",
      "unit 1",
    ]);
  });

  it("writes every character below the maps, smaller where they are many, as long as it can be read", () => {
    const axis = (count: number) => {
      const ticks = Array.from({ length: count }, () => "门");
      const { layer } = localise(gateHeatMaps({ f: ticks.map(() => [0.5]) }, { ticks }), "en")
        .spec as any;
      return layer[0].encoding.x.axis;
    };
    expect(axis(10)).to.include({ labelFontSize: 12, labelOverlap: false });
    expect(axis(40)).to.include({ labelFontSize: 10, labelOverlap: false });
    expect(axis(100)).to.include({ labelOverlap: true }).and.not.have.property("labelFontSize");
  });

  it("refuses no map at all, other letters, and a mixture of LSTM and GRU", () => {
    const must = "RangeError: gateHeatMaps: values must be letters of";
    refuses({
      [`${must} an LSTM (f, i, o, j, c, h), got none`]: () => gateHeatMaps({}),
      [`${must} an LSTM (f, i, o, j, c, h), got "z"`]: () => gateHeatMaps({ z: f, h: f }),
      [`${must} a GRU (r, u, c, h), got "f"`]: () => gateHeatMaps({ f, r: f }),
    });
  });

  it("refuses maps of different sizes, values that are not finite, and ticks of another number", () => {
    const at = "RangeError: gateHeatMaps:";
    refuses({
      [`${at} expected 3 time steps in values.c, as in values.f, got 1`]: () =>
        gateHeatMaps({ f, c: [[1, 2]] }),
      [`${at} expected 2 units in values.c, as in values.f, got 1`]: () =>
        gateHeatMaps({ f, c: [[1], [2], [3]] }),
      [`${at} values.f[0][0] must be a finite number, got NaN`]: () => gateHeatMaps({ f: [[NaN]] }),
      [`${at} expected 3 ticks (one a time step), got 1`]: () =>
        gateHeatMaps({ f }, { ticks: ["a"] }),
    });
  });
});
