import { expect } from "chai";
import { DISTURBED, undisturbed, type Slice } from "../../../bench/training/slices.js";

/** Gives these slices one after the other. */
function measuring(...slices: Slice[]) {
  const left = [...slices];
  return { left, measure: () => Promise.resolve(left.shift()!) };
}

describe("bench: undisturbed(measure)", () => {
  const good = { times: [1, 2], others: DISTURBED };
  const bad = { times: [3, 4], others: 0.5 };

  it("keeps the first slice when others left the processor to it", async () => {
    const { left, measure } = measuring(good, bad);
    expect(await undisturbed(measure)).to.deep.equal({
      times: [1, 2],
      others: [DISTURBED],
      disturbed: false,
    });
    expect(left).to.have.length(1);
  });

  it("throws a disturbed slice away and measures again", async () => {
    const { measure } = measuring(bad, good);
    expect(await undisturbed(measure)).to.deep.equal({
      times: [1, 2],
      others: [0.5, DISTURBED],
      disturbed: false,
    });
  });

  it("gives up in the end, and keeps the least disturbed", async () => {
    const slices = [0.9, 0.3, 0.6, 0].map((others) => ({ times: [others], others }));
    const { left, measure } = measuring(...slices);
    expect(await undisturbed(measure)).to.deep.equal({
      times: [0.3],
      others: [0.9, 0.3, 0.6],
      disturbed: true,
    });
    expect(left).to.have.length(1);
  });

  it("takes what comes where the system does not tell of others", async () => {
    const { measure } = measuring({ times: [1], others: undefined });
    expect(await undisturbed(measure)).to.deep.equal({
      times: [1],
      others: [undefined],
      disturbed: false,
    });
  });

  it("leaves the first step out where there are enough others", async () => {
    const of = async (...times: number[]) =>
      (await undisturbed(measuring({ times, others: 0 }).measure)).times;
    expect(await of(9, 1, 2, 3)).to.deep.equal([1, 2, 3]);
    expect(await of(9, 1, 2)).to.deep.equal([9, 1, 2]);
  });
});
