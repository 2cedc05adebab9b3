import { expect } from "chai";
import { hiddenStateHeatMap, localise, term } from "../../src/charts/index.js";
import { Tensor } from "../../src/tensor/tensor.js";
import { failure } from "../support/failure.js";

interface HeatMapSpec {
  readonly data: { readonly values: readonly object[] };
  readonly encoding: {
    readonly x: { readonly axis: { readonly labelExpr?: string } };
    readonly color: {
      readonly title: string;
      readonly scale: { readonly domain: readonly number[] };
    };
  };
}

function specOf(...args: Parameters<typeof hiddenStateHeatMap>): HeatMapSpec {
  return localise(hiddenStateHeatMap(...args), "en").spec as unknown as HeatMapSpec;
}

describe("hiddenStateHeatMap(states)", () => {
  const states = [
    [0.5, -0.25],
    [0.125, 0.75],
    [-1, 0],
  ];

  it("has a column for each time step and a row for each unit, both from 1", () => {
    expect(specOf(states).data.values).to.deep.equal([
      { time: 1, unit: [1, 2], value: [0.5, -0.25] },
      { time: 2, unit: [1, 2], value: [0.125, 0.75] },
      { time: 3, unit: [1, 2], value: [-1, 0] },
    ]);
  });

  it("draws a tensor [time, units], or [time, 1, units], as it draws the rows", () => {
    const data = Float64Array.from(states.flat());
    expect(specOf(new Tensor(data, [3, 2]))).to.deep.equal(specOf(states));
    expect(specOf(new Tensor(data, [3, 1, 2]))).to.deep.equal(specOf(states));
    expect(specOf(states.map((row) => Float32Array.from(row)))).to.deep.equal(specOf(states));
  });

  it("has zero at the middle of its colours, whatever the values", () => {
    expect(specOf(states).encoding.color.scale.domain).to.deep.equal([-1, 1]);
    expect(specOf([[0.2, 0.3]]).encoding.color.scale.domain).to.deep.equal([-0.3, 0.3]);
    expect(specOf([[0, 0]]).encoding.color.scale.domain).to.deep.equal([-1, 1]);
    expect(specOf(states, { limit: 2 }).encoding.color.scale.domain).to.deep.equal([-2, 2]);
  });

  it("puts ticks below the time steps, the same one twice if need be", () => {
    const { data, encoding } = specOf(states, { ticks: [..."看一看"] });
    expect(encoding.x.axis.labelExpr).to.equal('["看","一","看"][datum.value - 1]');
    expect(data.values[2]).to.include({ time: 3, tick: "看" });
  });

  it("says where the smallest and the largest value stand", () => {
    const chart = hiddenStateHeatMap(states, { quantity: term("forgetGate") });
    expect(chart.text.zh).to.equal(
      "热图：2 个单元在 3 个时刻的遗忘门，最小 −1（单元 1，时刻 3），最大 0.75（单元 2，时刻 2）。",
    );
    expect(chart.text.en).to.equal(
      "Heat map of the forget gate: 2 units over 3 time steps; lowest −1 (unit 1, step 3), highest 0.75 (unit 2, step 2).",
    );
    expect(hiddenStateHeatMap([[1]]).text.en).to.contain("1 unit over 1 time step;");
  });

  it("refuses what is not a finite value for each time step and unit", () => {
    const at = "RangeError: hiddenStateHeatMap: ";
    expect(failure(() => specOf([]))).to.equal(`${at}states is empty`);
    expect(failure(() => specOf([[]]))).to.equal(`${at}states is empty`);
    expect(failure(() => specOf([[1, 2], [3]]))).to.equal(
      `${at}states is ragged: 2 units in row 0, 1 in row 1`,
    );
    expect(failure(() => specOf([[1, NaN]]))).to.equal(
      `${at}states[0][1] must be a finite number, got NaN`,
    );
    expect(failure(() => specOf(new Tensor(new Float32Array(12), [3, 2, 2])))).to.equal(
      `${at}states must be of shape [time, units] (one sequence), got [3, 2, 2]`,
    );
  });

  it("refuses ticks that are not one a time step, and a limit that is not above 0", () => {
    const at = "RangeError: hiddenStateHeatMap: ";
    expect(failure(() => specOf(states, { ticks: ["a"] }))).to.equal(
      `${at}expected 3 ticks (one a time step), got 1`,
    );
    expect(failure(() => specOf(states, { limit: 0 }))).to.equal(
      `${at}limit must be above 0, got 0`,
    );
    expect(failure(() => specOf(states, { limit: Infinity }))).to.equal(
      `${at}limit must be a finite number, got Infinity`,
    );
  });
});
