import { expect } from "chai";
import { gatesOverTraining, localise, term } from "../../src/charts/index.js";
import { refuses } from "../support/failure.js";
import { see } from "./seen.js";

const moments = [
  { label: { zh: "第 1 轮", en: "epoch 1" }, values: [[0.5, 0.25]] },
  { label: { zh: "第 9 轮", en: "epoch 9" }, values: [[1, 0]] },
];

describe("gatesOverTraining(moments)", () => {
  it("shows the last moment first, and another with its button", async () => {
    const { texts, svg, inputs } = see(gatesOverTraining(moments));
    const told = (picture: string) =>
      [...picture.matchAll(/aria-label="time step: 1; unit: (\d); forget gate: ([\d.]+)/g)].map(
        ([, unit, value]) => [unit, Number(value)],
      );
    expect(inputs).to.deep.equal(["moment of the training"]);
    expect(await texts()).to.include("moment of the training: epoch 9");
    expect(told(await svg())).to.deep.equal([
      ["1", 1],
      ["2", 0],
    ]);
    expect(await texts({ moment: 1 })).to.include("moment of the training: epoch 1");
    expect(told(await svg())).to.deep.equal([
      ["1", 0.5],
      ["2", 0.25],
    ]);
  });

  it("names the buttons and the moments in the language", async () => {
    const { texts, inputs } = see(gatesOverTraining(moments), "zh");
    expect(inputs).to.deep.equal(["训练进度"]);
    expect(await texts()).to.include("训练进度：第 9 轮");
  });

  it("begins at another moment when told to, and chooses whatever it is told", async () => {
    const chart = gatesOverTraining(moments, { start: 1, moment: "forgetBias" });
    const { texts, inputs } = see(chart);
    expect(inputs).to.deep.equal(["forgetBias"]);
    expect(await texts()).to.include("forgetBias: epoch 1");
    expect(chart.text.en).to.include("with buttons for the forgetBias");
  });

  it("has a button for each moment, in the language, whose values count from 1", () => {
    const bound = (language: "zh" | "en") =>
      (localise(gatesOverTraining(moments), language).spec as any).params[0].bind;
    expect(bound("en").options).to.deep.equal([1, 2]);
    expect(bound("en").labels).to.deep.equal(["epoch 1", "epoch 9"]);
    expect(bound("zh").labels).to.deep.equal(["第 1 轮", "第 9 轮"]);
  });

  it("has one scale for all moments: 0 to 1, or around zero up to a limit", () => {
    const domain = (...args: Parameters<typeof gatesOverTraining>) =>
      (localise(gatesOverTraining(...args), "en").spec as any).layer[0].encoding.color.scale.domain;
    expect(domain(moments)).to.deep.equal([0, 1]);
    expect(domain([{ label: "1", values: [[-3]] }], { limit: 4 })).to.deep.equal([-4, 4]);
  });

  it("says the mean at each moment", () => {
    expect(gatesOverTraining(moments, { quantity: term("inputGate") }).text).to.deep.equal({
      zh: "热图：输入门，2 个单元，1 个时刻，按钮换训练进度。平均值：第 1 轮：0.375，第 9 轮：0.5。",
      en: "Heat map of the input gate, 2 units over 1 time step, with buttons for the moment of the training. On average, epoch 1: 0.375, epoch 9: 0.5.",
    });
  });

  it("refuses no moments, moments of different sizes, and what is no gate without a limit", () => {
    const at = "RangeError: gatesOverTraining:";
    const two = (values: number[][]) => gatesOverTraining([moments[0], { label: "2", values }]);
    refuses({
      [`${at} moments is empty`]: () => gatesOverTraining([]),
      [`${at} expected 1 time steps in moments[1], as in moments[0], got 2`]: () =>
        two([
          [0, 0],
          [0, 0],
        ]),
      [`${at} expected 2 units in moments[1], as in moments[0], got 1`]: () => two([[0]]),
      [`${at} moments[1].values[0][1] must be between 0 and 1, got -0.5`]: () => two([[0, -0.5]]),
      [`${at} limit must be above 0, got 0`]: () => gatesOverTraining(moments, { limit: 0 }),
      [`${at} start must be a whole number from 1 to 2, got 3`]: () =>
        gatesOverTraining(moments, { start: 3 }),
      [`${at} expected 1 ticks (one a time step), got 2`]: () =>
        gatesOverTraining(moments, { ticks: ["a", "b"] }),
    });
  });
});
