import { expect } from "chai";
import { lossCurve, term } from "../../src/charts/index.js";
import { failure } from "../support/failure.js";
import { lineSpec } from "./line-spec.js";

describe("lossCurve(history)", () => {
  const losses = [3, 2, 1.5];

  it("counts the training steps from 1", () => {
    const { rows, names } = lineSpec(lossCurve({ losses }));
    expect(rows).to.deep.equal([
      { x: 1, y1: 3 },
      { x: 2, y1: 2 },
      { x: 3, y1: 1.5 },
    ]);
    expect(names).to.deep.equal(["training"]);
  });

  it("takes losses with their steps, where not each step has one", () => {
    const { rows } = lineSpec(
      lossCurve({
        losses: [
          { step: 10, loss: 3 },
          { step: 20, loss: 2 },
        ],
      }),
    );
    expect(rows).to.deep.equal([
      { x: 10, y1: 3 },
      { x: 20, y1: 2 },
    ]);
  });

  it("puts validation losses at the steps where they were measured", () => {
    const { rows, names } = lineSpec(lossCurve({ losses, validation: [{ step: 2, loss: 2.5 }] }));
    expect(rows[0]).to.deep.equal({ x: 1, y1: 3 });
    expect(rows[1]).to.deep.equal({ x: 2, y1: 2, y2: 2.5 });
    expect(names).to.deep.equal(["training", "validation"]);
  });

  it("draws baselines as levels, with their names in the legend", () => {
    const baselines = { copy: 1.25 };
    const chart = lossCurve({ losses }, { baselines });
    expect(lineSpec(chart).names).to.deep.equal(["training", "copy"]);
    expect(JSON.stringify(chart.spec)).to.contain('"values":[{"level":1.25}]');
  });

  it("draws more than 300 steps as means over windows, and says so on the axis", () => {
    const long = Array.from({ length: 900 }, (_, i) => (i % 3) + 1);
    const { rows, y } = lineSpec(lossCurve({ losses: long }));
    expect(rows).to.have.length(300);
    expect(rows[0]).to.deep.equal({ x: 3, y1: 2 });
    expect(rows[299]).to.deep.equal({ x: 900, y1: 2 });
    expect(y.title).to.equal("loss (mean of 3 steps)");
  });

  it("keeps the last steps when they do not fill a window", () => {
    const { rows } = lineSpec(lossCurve({ losses: [...Array<number>(300).fill(1), 4] }));
    expect(rows).to.have.length(151);
    expect(rows[150]).to.deep.equal({ x: 301, y1: 4 });
  });

  it("says how the loss went, and what there was to beat", () => {
    const chart = lossCurve(
      {
        losses,
        validation: [
          { step: 2, loss: 2.5 },
          { step: 3, loss: 2.75 },
        ],
      },
      { baselines: [[term("lastValue"), 1.24]] },
    );
    expect(chart.text).to.deep.equal({
      zh: "损失曲线：训练 3 步，损失从 3 到 1.5，最低 1.5（第 3 步）；验证时最低 2.5（第 2 步）；基线：上一个值 1.24。",
      en: "Loss curve: loss over 3 training steps, from 3 to 1.5, lowest 1.5 (step 3); on validation lowest 2.5 (step 2); baselines: last value 1.24.",
    });
  });

  it("has a log scale for losses above 0 only", () => {
    expect(lineSpec(lossCurve({ losses }, { scale: "log" })).y.scale).to.include({
      type: "log",
    });
    const message = (loss: number) =>
      `RangeError: lossCurve: the log scale needs losses above 0, got ${loss}`;
    expect(failure(() => lossCurve({ losses: [1, 0] }, { scale: "log" }))).to.equal(message(0));
    expect(
      failure(() => lossCurve({ losses }, { scale: "log", baselines: { none: -1 } })),
    ).to.equal(message(-1));
  });

  it("refuses a training without steps, and losses that are not finite", () => {
    const at = "RangeError: lossCurve: ";
    expect(failure(() => lossCurve({ losses: [] }))).to.equal(`${at}losses is empty`);
    expect(failure(() => lossCurve({ losses: [1, Infinity] }))).to.equal(
      `${at}the loss of losses[1] must be a finite number, got Infinity`,
    );
    expect(failure(() => lossCurve({ losses, validation: [{ step: 1, loss: NaN }] }))).to.equal(
      `${at}the loss of validation[0] must be a finite number, got NaN`,
    );
    expect(failure(() => lossCurve({ losses }, { baselines: { copy: NaN } }))).to.equal(
      `${at}baselines[0] must be a finite number, got NaN`,
    );
  });

  it("refuses steps that do not go up", () => {
    for (const step of [1, 1.5]) {
      const validation = [
        { step: 1, loss: 1 },
        { step, loss: 1 },
      ];
      expect(failure(() => lossCurve({ losses, validation }))).to.equal(
        `RangeError: lossCurve: validation[1] must be of an integer step above 1, got ${step}`,
      );
    }
  });
});
