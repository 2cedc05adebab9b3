import { expect } from "chai";
import { gradientByTimeStep, term } from "../../src/charts/index.js";
import { tensor } from "../../src/tensor/index.js";
import { failure } from "../support/failure.js";
import { lineSpec } from "./line-spec.js";

describe("gradientByTimeStep(gradients)", () => {
  it("draws norms as they are, and the Euclidean norm over the units of gradients", () => {
    const gradients = {
      norms: [1, 2],
      gradients: tensor([
        [3, 4],
        [0, -1],
      ]),
      rows: [[0], [-2]],
    };
    const { rows, names } = lineSpec(gradientByTimeStep(gradients));
    expect(rows).to.deep.equal([
      { x: 1, y1: 1, y2: 5, y3: 0 },
      { x: 2, y1: 2, y2: 1, y3: 2 },
    ]);
    expect(names).to.deep.equal(["norms", "gradients", "rows"]);
  });

  it("says what the norm is at the first and at the last time step", () => {
    expect(gradientByTimeStep([[term("lastStep"), [0.001, 0.5]]]).text).to.deep.equal({
      zh: "折线图：2 个时刻的梯度范数。最后时刻：从 0.001（时刻 1）到 0.5（时刻 2）。",
      en: "Line chart of the gradient norm at 2 time steps: last step from 0.001 (step 1) to 0.5 (step 2).",
    });
  });

  it("leaves a norm of 0 out on a log scale, and draws it on a linear one", () => {
    const norms = { g: [0, 1e-30, 1] };
    const left = lineSpec(gradientByTimeStep(norms, { scale: "log" })).rows;
    expect(left).to.deep.equal([{ x: 1 }, { x: 2, y1: 1e-30 }, { x: 3, y1: 1 }]);
    const { rows, y } = lineSpec(gradientByTimeStep(norms));
    expect(rows[0]).to.deep.equal({ x: 1, y1: 0 });
    expect(y.scale).to.deep.equal({ zero: false });
  });

  it("refuses a log scale for norms that are all 0", () => {
    expect(failure(() => gradientByTimeStep({ g: [0, 0] }, { scale: "log" }))).to.equal(
      'RangeError: gradientByTimeStep: the log scale needs a norm above 0, gradients["g"] has none',
    );
  });

  it("refuses curves of different lengths, and what is empty or not finite", () => {
    const at = "RangeError: gradientByTimeStep: ";
    expect(failure(() => gradientByTimeStep({ a: [1, 2], b: [1] }))).to.equal(
      `${at}gradients["b"] has 1 time steps, gradients["a"] has 2`,
    );
    expect(failure(() => gradientByTimeStep({}))).to.equal(`${at}gradients is empty`);
    expect(failure(() => gradientByTimeStep({ a: [] }))).to.equal(`${at}gradients["a"] is empty`);
    expect(failure(() => gradientByTimeStep({ a: [[1], [NaN]] }))).to.equal(
      `${at}gradients["a"][1][0] must be a finite number, got NaN`,
    );
  });
});
