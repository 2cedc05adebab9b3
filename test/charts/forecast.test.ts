import { expect } from "chai";
import { forecastChart, localise, term } from "../../src/charts/index.js";
import { tensor } from "../../src/tensor/index.js";
import { renderSvg } from "../../src/notebook/svg.js";
import { failure } from "../support/failure.js";
import { lineSpec } from "./line-spec.js";

describe("forecastChart(observed, forecasts)", () => {
  const observed = [1, 2, 4, 8];

  it("lays a shorter forecast over the end of what was observed", () => {
    const { rows, names } = lineSpec(forecastChart(observed, { RNN: tensor([3, 9]) }));
    expect(rows).to.deep.equal([
      { x: 1, y1: 1 },
      { x: 2, y1: 2 },
      { x: 3, y1: 4, y2: 3 },
      { x: 4, y1: 8, y2: 9 },
    ]);
    expect(names).to.deep.equal(["observed", "RNN"]);
  });

  it("says the mean absolute error of each forecast and baseline", () => {
    const baselines = [[term("lastValue"), [1, 2, 4]]] as const;
    const chart = forecastChart(observed, { RNN: [3, 9] }, { quantity: "ppm", baselines });
    expect(chart.text).to.deep.equal({
      zh: "预测与真实值，ppm：共 4 个时刻，真实值从 1 到 8；平均绝对误差：RNN 1，上一个值 2.33。",
      en: "Forecast against truth, ppm: 4 time steps, observed from 1 to 8; mean absolute error: RNN 1, last value 2.33.",
    });
  });

  it("draws the series alone where nothing is forecast", () => {
    const chart = forecastChart(observed, {}, { quantity: "ppm" });
    expect(lineSpec(chart).names).to.deep.equal(["observed"]);
    expect(chart.text).to.deep.equal({
      zh: "折线图，ppm：共 4 个时刻，真实值从 1 到 8。",
      en: "Line chart, ppm: 4 time steps, observed from 1 to 8.",
    });
  });

  const formats = {
    years: [["1990-01", "1991-01", "1992-01", "1999-12"], "%Y"],
    months: [["1990-01", "1990-02", "1990-03", "1990-08"], "%Y-%m"],
    days: [["1990-01-01", "1990-01-02", "1990-01-03", "1990-01-09"], "%m-%d"],
    hours: [
      ["1990-01-01T00Z", "1990-01-01T01Z", "1990-01-01T02Z", "1990-01-01T03Z"].map((date) =>
        date.replace("Z", ":00Z"),
      ),
      "%m-%d %H:%M",
    ],
  } as const;
  for (const [unit, [dates, format]] of Object.entries(formats)) {
    it(`labels dates that span some ${unit} in figures, not in names of months`, () => {
      const { x, rows } = lineSpec(forecastChart(observed, { RNN: [8] }, { dates }));
      expect(x.axis).to.include({ format });
      expect(rows[0]).to.deep.equal({ date: dates[0], y1: 1 });
    });
  }

  it("labels values in the hundreds as they are, not in powers of ten", () => {
    const { spec } = localise(forecastChart([317.2, 415.9], { RNN: [410] }), "en");
    const labels = renderSvg(spec).match(/>[^<>]+(?=<\/text>)/g)!;
    expect(labels).to.include(">320").and.include(">400");
    expect(labels.join()).to.not.match(/\de/);
  });

  it("reads dates in UTC, whatever the machine's time zone", () => {
    const dates = ["1990-01", "1990-02", "1990-03", "1990-08"];
    const { spec } = localise(forecastChart(observed, { RNN: [8] }, { dates }), "en");
    expect(JSON.stringify(spec)).to.contain('"scale":{"type":"utc"');
  });

  it("refuses dates that are no dates, do not go up or are not as many", () => {
    const at = "RangeError: forecastChart: ";
    const call = (dates: readonly string[]) => () =>
      forecastChart(observed, { RNN: [8] }, { dates });
    expect(failure(call(["1990", "1991", "1992", "March"]))).to.equal(
      `${at}dates[3] is not an ISO date: "March"`,
    );
    expect(failure(call(["1990", "1991", "1991", "1992"]))).to.equal(
      `${at}dates[2] = 1991 is not after 1991`,
    );
    expect(failure(call(["1990"]))).to.equal(
      `${at}expected 4 dates (one an observed value), got 1`,
    );
  });

  it("refuses series that are empty, not finite or too long, and a name that is there twice", () => {
    const at = "RangeError: forecastChart: ";
    expect(failure(() => forecastChart([], { RNN: [1] }))).to.equal(`${at}observed is empty`);
    expect(failure(() => forecastChart(observed, { RNN: [NaN] }))).to.equal(
      `${at}forecasts["RNN"][0] must be a finite number, got NaN`,
    );
    expect(failure(() => forecastChart(observed, { RNN: [1, 2, 3, 4, 5] }))).to.equal(
      `${at}forecasts["RNN"] has 5 values, more than the 4 observed`,
    );
    expect(failure(() => forecastChart(tensor([observed]), { RNN: [1] }))).to.equal(
      `${at}observed must be of shape [n], got [1, 4]`,
    );
    expect(failure(() => forecastChart(observed, { a: [1] }, { baselines: { a: [1] } }))).to.equal(
      `${at}lines has "a" twice`,
    );
  });
});
