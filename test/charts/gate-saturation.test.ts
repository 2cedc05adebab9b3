import { expect } from "chai";
import { gateSaturation, localise } from "../../src/charts/index.js";
import { refuses } from "../support/failure.js";

const f = [
  [0.05, 0.95],
  [0.1, 0.9],
  [0.02, 0.95],
  [0.5, 0.05],
];

describe("gateSaturation(gates)", () => {
  it("has a point for each unit of each gate: how often it is below 0.1, and above 0.9", () => {
    const { data } = localise(gateSaturation({ i: [[1, 0]], f: f.slice(0, 4) }), "en").spec as any;
    expect(data.values).to.deep.equal([
      { gate: "forget gate f", unit: 1, x: 0.5, y: 0 },
      { gate: "forget gate f", unit: 2, x: 0.25, y: 0.5 },
      { gate: "input gate i", unit: 1, x: 0, y: 1 },
      { gate: "input gate i", unit: 2, x: 1, y: 0 },
    ]);
  });

  it("says the mean over the units of each gate", () => {
    expect(gateSaturation({ f }).text).to.deep.equal({
      zh: "散点图：2 个单元的门有多久几乎关闭（小于 0.1）或几乎打开（大于 0.9）。平均：遗忘门 f 37.5% 的时间关闭、25% 打开。",
      en: "Scatter plot of how long the gates of 2 units are nearly shut (below 0.1) or nearly open (above 0.9). On average: forget gate f shut 37.5% and open 25% of the time.",
    });
  });

  it("draws both axes to the same ends, and the line that no point can pass", () => {
    const { encoding, layer } = localise(gateSaturation({ f }), "en").spec as any;
    expect(encoding.x.scale.domain).to.deep.equal(encoding.y.scale.domain);
    expect(layer[0].data.values).to.deep.equal([{ x: 0, y: 1, xEnd: 1, yEnd: 0 }]);
  });

  it("refuses what is no gate", () => {
    const at = "RangeError: gateSaturation:";
    refuses({
      [`${at} gates must be letters of an LSTM (f, i, o), got "c"`]: () => gateSaturation({ c: f }),
      [`${at} gates must be letters of a GRU (r, u), got "h"`]: () =>
        gateSaturation({ u: f, h: f }),
      [`${at} gates must be letters of an LSTM (f, i, o), got none`]: () => gateSaturation({}),
      [`${at} gates.f[0][1] must be between 0 and 1, got 1.5`]: () =>
        gateSaturation({ f: [[0.5, 1.5]] }),
    });
  });
});
