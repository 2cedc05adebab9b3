import { expect } from "chai";
import { glorotUniform, randomUniform } from "../../src/index.js";

describe("glorotUniform([fanIn, fanOut], { seed })", () => {
  it("is uniform in ±√(6 / (fanIn + fanOut)), drawn from the seed", () => {
    const limit = Math.sqrt(6 / (3 + 5));
    expect(glorotUniform([3, 5], { seed: 4 }).data).to.deep.equal(
      randomUniform([3, 5], { seed: 4, low: -limit, high: limit }).data,
    );
    expect(glorotUniform([3, 5], { seed: 4, dtype: "float64" }).dtype).to.equal("float64");
  });

  it("takes n for both of a vector [n], and refuses other shapes", () => {
    const limit = Math.sqrt(6 / 8);
    expect(glorotUniform([4], { seed: 1 }).data).to.deep.equal(
      randomUniform([4], { seed: 1, low: -limit, high: limit }).data,
    );
    expect(() => glorotUniform([], { seed: 1 })).to.throw(RangeError, "got []");
  });

  it("has the variance 2 / (fanIn + fanOut)", () => {
    const { data } = glorotUniform([100, 300], { seed: 1 });
    const variance = [...data].reduce((sum, x) => sum + x * x, 0) / data.length;
    expect(variance).to.be.closeTo(2 / 400, 2e-4);
  });
});
