import { expect } from "chai";
import { dynamicRnn, tensor, trace, unitCorrelations } from "../../src/index.js";
import { exampleLstm } from "../support/example-lstm.js";
import { refuses } from "../support/failure.js";

describe("unitCorrelations(values, feature)", () => {
  const feature = [1, 2, 3, 4];

  it("gives Pearson's r of each unit, the strongest first whatever its sign", () => {
    const values = tensor([
      [1, 8, 1],
      [0, 6, 3],
      [0, 4, 2],
      [1, 2, 4],
    ]);
    const found = unitCorrelations(values, feature);
    expect(found.map(({ unit }) => unit)).to.deep.equal([2, 3, 1]);
    [-1, 0.8, 0].forEach((r, i) => expect(found[i].correlation).to.be.closeTo(r, 1e-12));
  });

  it("does not change when the unit or the feature is shifted or stretched", () => {
    const values = tensor([[0.1], [0.5], [0.2], [0.4]], "float64");
    const moved = tensor([[10.2], [11], [10.4], [10.8]], "float64");
    const [{ correlation }] = unitCorrelations(values, feature);
    const [other] = unitCorrelations(
      moved,
      feature.map((value) => 100 - 7 * value),
    );
    expect(other.correlation).to.be.closeTo(-correlation, 1e-12);
  });

  it("is 0 for a unit that never changes", () => {
    const values = tensor([
      [0.3, 1],
      [0.3, 1],
      [0.3, 2],
      [0.3, 1],
    ]);
    const found = unitCorrelations(values, feature);
    expect(found[1]).to.deep.equal({ unit: 1, correlation: 0 });
  });

  it("takes a trace of one sequence as it is", () => {
    const { cell, inputs } = exampleLstm({ batch: 1, time: 4 });
    const { values } = trace(() => dynamicRnn(cell, inputs));
    const found = unitCorrelations(values.c, feature);
    expect(found.map(({ unit }) => unit)).to.have.members([1, 2, 3]);
    for (const { correlation } of found) expect(Math.abs(correlation)).to.be.within(0, 1);
  });

  it("refuses what does not fit, is not finite, or never changes", () => {
    const at = "RangeError: unitCorrelations:";
    const values = tensor([[1], [2]]);
    refuses({
      [`${at} values must be [time, units] or [time, 1, units], got [2, 2, 1]`]: () =>
        unitCorrelations(
          tensor([
            [[1], [2]],
            [[1], [2]],
          ]),
          [1, 2],
        ),
      [`${at} feature must have a number for each of at least 2 time steps, 2 in values, got 3`]:
        () => unitCorrelations(values, [1, 2, 3]),
      [`${at} feature must be finite numbers, got NaN at step 2`]: () =>
        unitCorrelations(values, [1, NaN]),
      [`${at} values of unit 1 must be finite numbers, got Infinity at step 1`]: () =>
        unitCorrelations(tensor([[Infinity], [2]]), [1, 2]),
      [`${at} feature must change, got the same throughout`]: () =>
        unitCorrelations(values, [3, 3]),
    });
  });
});
