import { expect } from "chai";
import fc from "fast-check";
import { Random, shuffled } from "../../src/index.js";

describe("shuffled(items, seed)", () => {
  it("loses and doubles no item, and leaves the list alone", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        const before = [...items];
        expect(shuffled(items, seed)).to.have.members(items).and.to.have.length(items.length);
        expect(items).to.deep.equal(before);
      }),
    );
  });

  it("gives this order for this seed, now and in every later version", () => {
    expect(shuffled([..."abcdefgh"], 1).join("")).to.equal("afdhbcge");
    expect(shuffled([..."abcdefgh"], new Random(1))).to.deep.equal(shuffled([..."abcdefgh"], 1));
    expect(shuffled([..."abcdefgh"], 2)).to.not.deep.equal(shuffled([..."abcdefgh"], 1));
  });

  it("gives each of the six orders of three about equally often", () => {
    const random = new Random(5);
    const counts = new Map<string, number>();
    for (let n = 0; n < 6000; n++) {
      const order = shuffled([..."abc"], random).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const squares = [...counts.values()].map((count) => (count - 1000) ** 2 / 1000);
    expect(counts.size).to.equal(6);
    // χ² with 5 degrees of freedom is above 20.5 once in a thousand times.
    expect(squares.reduce((sum, x) => sum + x)).to.be.below(20.5);
  });
});
