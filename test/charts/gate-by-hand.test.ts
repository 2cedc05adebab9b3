import { expect } from "chai";
import { gateByHand } from "../../src/charts/index.js";
import { refuses } from "../support/failure.js";
import { see } from "./seen.js";

describe("gateByHand()", () => {
  it("has sliders for both gates, named in the language", () => {
    expect(see(gateByHand(), "zh").inputs).to.have.members(["遗忘门 f", "输入门 i"]);
    expect(see(gateByHand(), "en").inputs).to.have.members(["forget gate f", "input gate i"]);
  });

  it("says after how many steps half is left, and how much at the end, as the gates stand", async () => {
    const { texts } = see(gateByHand({ steps: 11 }));
    expect(await texts()).to.include("half-life in steps: 6.58; at the end c = 0.35");
    expect(await texts({ f: 0.5, i: 0.5 })).to.include(
      "half-life in steps: 1; at the end c = 0.00049",
    );
  });

  it("knows a gate that is quite open and one that is shut", async () => {
    const { texts } = see(gateByHand());
    expect(await texts({ f: 1 })).to.include("never fades; at the end c = 1");
    expect(await texts({ f: 0 })).to.include("gone at the next step; at the end c = 0");
    expect(await see(gateByHand(), "zh").texts({ f: 1 })).to.include("永不褪色，最后 c = 1");
  });

  it("computes cₜ = f · cₜ₋₁ for every step from i at the first", async () => {
    const svg = await see(gateByHand({ steps: 4 })).svg({ f: 0.5, i: 0.8 });
    const told = [
      ...svg.matchAll(/aria-label="time step: (\d+); cell state c: [\d.]+; c: ([\d.]+)"/g),
    ];
    expect(told.map(([, time, c]) => [Number(time), Number(c)])).to.deep.equal([
      [1, 0.8],
      [2, 0.4],
      [3, 0.2],
      [4, 0.1],
    ]);
  });

  it("marks the half-life while it lies within the chart", async () => {
    const rules = async (f: number) =>
      ((await see(gateByHand()).svg({ f })).match(/aria-roledescription="rule mark"/g) ?? [])
        .length;
    expect(await rules(0.9)).to.equal(2);
    expect(await rules(0.999)).to.equal(0);
  });

  it("refuses a gate that is not between 0 and 1, and fewer than two steps", () => {
    const at = "RangeError: gateByHand:";
    refuses({
      [`${at} f must be between 0 and 1, got 1.5`]: () => gateByHand({ f: 1.5 }),
      [`${at} i must be a finite number, got NaN`]: () => gateByHand({ i: NaN }),
      [`${at} steps must be a whole number, at least 2, got 1`]: () => gateByHand({ steps: 1 }),
    });
  });
});
