import { expect } from "chai";
import { RunningPower } from "../../src/optimizers/running-power.js";

describe("new RunningPower(base).at(exponent)", () => {
  it("is the power, with the same bits whatever was asked before", () => {
    const [there, back] = [new RunningPower(0.9), new RunningPower(0.9)];
    const up = Array.from({ length: 50 }, (_, exponent) => there.at(exponent));
    const down = Array.from({ length: 50 }, (_, n) => back.at(49 - n)).reverse();
    expect(down).to.deep.equal(up);
    expect(up[0]).to.equal(1);
    up.forEach((power, exponent) => expect(power).to.be.closeTo(0.9 ** exponent, 1e-15));
  });
});
