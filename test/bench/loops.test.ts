import { expect } from "chai";
import { ratioIn } from "../../bench/kernels/loops.js";

describe("bench: ratioIn(outputs)", () => {
  const stream = (text: string) => ({ output_type: "stream", name: "stdout", text }) as const;

  it("finds the ratio in a line that may have come in pieces", () => {
    expect(ratioIn([stream("ratio 4"), stream(".25\n")])).to.equal(4.25);
    expect(ratioIn([stream("before\nratio 1900\n")])).to.equal(1900);
  });

  it("finds none where there is no such line", () => {
    expect(ratioIn([])).to.equal(undefined);
    expect(ratioIn([stream("the ratio 3\nratio x\n")])).to.equal(undefined);
  });
});
