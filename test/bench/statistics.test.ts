import { expect } from "chai";
import { milliseconds, spread } from "../../bench/shared/numbers.js";
import { median, quantile, rotated } from "../../bench/shared/statistics.js";

describe("bench: median(values)", () => {
  it("takes the middle, or the mean of the two in the middle, and leaves the values alone", () => {
    const values = [9, 1, 5];
    expect(median(values)).to.equal(5);
    expect(values).to.deep.equal([9, 1, 5]);
    expect(median([10, 2, 4, 3])).to.equal(3.5);
  });

  it("refuses an empty list", () => {
    expect(() => median([])).to.throw("expected at least one value");
  });
});

describe("bench: quantile(values, share)", () => {
  it("gives a value at its own share, and between two of them a point of the line that joins them", () => {
    const values = [40, 10, 30, 20, 50];
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(values, share))).to.deep.equal([
      10, 20, 30, 40, 50,
    ]);
    expect(quantile([10, 20], 0.25)).to.equal(12.5);
    expect(quantile([7], 0.75)).to.equal(7);
    expect(values).to.deep.equal([40, 10, 30, 20, 50]);
  });

  it("refuses an empty list", () => {
    expect(() => quantile([], 0.5)).to.throw("expected at least one value");
  });
});

describe("bench: rotated(items, by)", () => {
  it("lets each item come first in its turn", () => {
    const orders = [0, 1, 2, 3].map((round) => rotated(["a", "b", "c"], round).join(""));
    expect(orders).to.deep.equal(["abc", "bca", "cab", "abc"]);
  });
});

describe("bench: numbers for a reader", () => {
  it("milliseconds(value) gives seconds from a second on, and a digit more below ten", () => {
    expect([1149.6, 999, 125.7, 9.96, 1.84].map(milliseconds)).to.deep.equal([
      "1.15 s",
      "999 ms",
      "126 ms",
      "10.0 ms",
      "1.8 ms",
    ]);
  });

  it("spread(values, unit) gives the median with lowest and highest, once where they look alike", () => {
    expect(spread([130, 119, 140], milliseconds)).to.equal("130 ms (119 ms–140 ms)");
    expect(spread([119.8, 120.1], milliseconds)).to.equal("120 ms");
  });
});
