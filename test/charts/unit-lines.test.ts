import { expect } from "chai";
import { unitLines } from "../../src/charts/index.js";
import { failure } from "../support/failure.js";
import { lineSpec } from "./line-spec.js";

describe("unitLines(states)", () => {
  const states = [
    [0.5, -0.25],
    [0.125, 0.75],
  ];

  it("has a line for each unit over the time steps, which count from 1", () => {
    const { rows, names, x } = lineSpec(unitLines(states));
    expect(rows).to.deep.equal([
      { x: 1, y1: 0.5, y2: -0.25 },
      { x: 2, y1: 0.125, y2: 0.75 },
    ]);
    expect(names).to.deep.equal(["unit 1", "unit 2"]);
    expect(x.title).to.equal("time step");
  });

  it("names the units and the time steps as it is told", () => {
    const { rows, names } = lineSpec(
      unitLines(states, { names: ["h₁", "h₂"], ticks: ["画", "蛇"] }),
    );
    expect(names).to.deep.equal(["h₁", "h₂"]);
    expect(rows[1]).to.deep.equal({ x: 2, tick: "蛇", y1: 0.125, y2: 0.75 });
  });

  it("says where the smallest and the largest value stand", () => {
    expect(unitLines(states).text).to.deep.equal({
      zh: "折线图：2 个单元的隐藏状态随 2 个时刻的变化，最小 −0.25（单元 2，时刻 1），最大 0.75（单元 2，时刻 2）。",
      en: "Line chart of the hidden state of 2 units over 2 time steps; lowest −0.25 (unit 2, step 1), highest 0.75 (unit 2, step 2).",
    });
  });

  it("refuses more units than lines can be told apart", () => {
    expect(failure(() => unitLines([Array(17).fill(0)]))).to.equal(
      "RangeError: unitLines: at most 16 lines can be told apart, got 17",
    );
  });

  it("refuses names and ticks of another number", () => {
    expect(failure(() => unitLines(states, { names: ["h"] }))).to.equal(
      "RangeError: unitLines: expected 2 names (one a unit), got 1",
    );
    expect(failure(() => unitLines(states, { ticks: ["画"] }))).to.equal(
      "RangeError: unitLines: expected 2 ticks (one a time step), got 1",
    );
  });
});
