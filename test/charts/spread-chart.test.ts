import { expect } from "chai";
import { localise, spreadChart, term } from "../../src/charts/index.js";
import { refuses } from "../support/failure.js";
import { see } from "./seen.js";

const results = {
  RNN: { 10: [1, 0.5], 50: [0.25, 0.75] },
  LSTM: { 50: [1], 100: [0.125, 0.875] },
};

function rows(...args: Parameters<typeof spreadChart>): readonly Record<string, unknown>[] {
  const { data } = localise(spreadChart(...args), "en").spec as any;
  return data.values;
}

describe("spreadChart(results)", () => {
  it("has all runs and their mean for each model in each category that it has", () => {
    expect(rows(results).map(({ x: _, ...row }) => row)).to.deep.equal([
      { model: 0, name: "RNN", category: "10", mean: 0.75, value: [1, 0.5] },
      { model: 0, name: "RNN", category: "50", mean: 0.5, value: [0.25, 0.75] },
      { model: 1, name: "LSTM", category: "50", mean: 1, value: [1] },
      { model: 1, name: "LSTM", category: "100", mean: 0.5, value: [0.125, 0.875] },
    ]);
  });

  it("stands the models beside each other, around the place of the category", () => {
    const x = rows(results).map(({ x }) => x as number);
    expect(x[1] + x[2]).to.equal(2);
    expect(x[2] - x[1]).to.be.within(0.05, 0.3);
    const eight = Object.fromEntries([..."abcdefgh"].map((name) => [name, { 1: [0], 2: [0] }]));
    const all = rows(eight).map(({ x }) => x as number);
    expect(Math.max(...all.filter((_, i) => i % 2 === 0))).to.be.below(0.4);
  });

  it("names the categories below, in the language", async () => {
    const chart = spreadChart({
      RNN: [
        [term("training"), [1]],
        [term("validation"), [2]],
      ],
    });
    expect(await see(chart, "zh").texts()).to.include.members(["训练", "验证"]);
    expect(await see(chart, "en").texts()).to.include.members(["training", "validation"]);
  });

  it("says the mean of each model in each category, and a dash where it has none", () => {
    const options = {
      category: term("distance"),
      quantity: term("accuracy"),
      levels: [[term("chance"), 0.25]] as const,
    };
    expect(spreadChart(results, options).text).to.deep.equal({
      zh: "散点与均值折线：距离（10、50、100）上的准确率，每处运行 1 至 2 次。均值：RNN 0.75、0.5、–；LSTM –、1、0.5；随机猜测 0.25。",
      en: "Points and a line through their means: accuracy by distance (10, 50, 100), 1 to 2 runs each. Means: RNN 0.75, 0.5, –; LSTM –, 1, 0.5; chance 0.25.",
    });
  });

  it("keeps the vertical axis to its domain", () => {
    const { layer } = localise(spreadChart(results, { domain: [0, 1.05] }), "en").spec as any;
    const [, { layer: models }] = layer;
    expect(models[0].encoding.y.scale).to.deep.equal({ domain: [0, 1.05], nice: false });
  });

  it("refuses what is empty or not finite, and a domain that does not go up", () => {
    const at = "RangeError: spreadChart:";
    refuses({
      [`${at} results is empty`]: () => spreadChart({}),
      [`${at} results["RNN"] is empty`]: () => spreadChart({ RNN: {} }),
      [`${at} results["RNN"]["10"] is empty`]: () => spreadChart({ RNN: { 10: [] } }),
      [`${at} results["RNN"]["10"][1] must be a finite number, got NaN`]: () =>
        spreadChart({ RNN: { 10: [1, NaN] } }),
      [`${at} levels["chance"] must be a finite number, got Infinity`]: () =>
        spreadChart(results, { levels: { chance: Infinity } }),
      [`${at} domain must go up, got [1, 1]`]: () => spreadChart(results, { domain: [1, 1] }),
    });
  });
});
