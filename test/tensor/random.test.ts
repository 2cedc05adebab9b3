import { expect } from "chai";
import { Random } from "../../src/index.js";
import { failure } from "../support/failure.js";

const take = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
const moment = (values: number[], power: number) => mean(values.map((x) => x ** power));

describe("new Random(seed)", () => {
  it("gives these bits for these seeds, now and in every later version", () => {
    const bits = (seed: number) => {
      const random = new Random(seed);
      return take(4, () => random.bits());
    };
    expect(bits(0)).to.deep.equal([3809008728, 1133695204, 53579671, 2891528803]);
    expect(bits(42)).to.deep.equal([2837322924, 544945897, 479756282, 3500138142]);
  });

  it("gives these numbers of every kind for seed 7, now and in every later version", () => {
    const random = new Random(7);
    expect([
      random.uniform(),
      random.uniform(-1, 1),
      random.normal(),
      random.normal(),
      random.normal(10, 2),
      random.integer(6),
      random.integer(6),
      random.integer(2 ** 32),
    ]).to.deep.equal([
      0.2338277214186818, -0.10217083733208154, -1.2870249601100738, -0.10708196833280312,
      6.459473790881071, 2, 1, 2647759248,
    ]);
  });

  it("is xoshiro128** seeded by splitmix32, as their definitions say in whole numbers", () => {
    for (const seed of [0, 1, 12345, 2 ** 31]) {
      const reference = xoshiro(seed);
      const random = new Random(seed);
      for (let i = 0; i < 100; i++) expect(random.bits()).to.equal(reference());
    }
  });

  it("gives another stream for each seed", () => {
    const distinct = (seeds: number[]) =>
      new Set(
        seeds.map((seed) => {
          const random = new Random(seed);
          return take(2, () => random.bits()).join();
        }),
      ).size;
    expect(distinct(Array.from({ length: 1000 }, (_, i) => i))).to.equal(1000);
    expect(distinct(Array.from({ length: 1000 }, (_, i) => 2 ** 32 - 1 - i))).to.equal(1000);
  });

  it("refuses a seed that is not an integer in 0 … 2³² − 1", () => {
    for (const seed of [1.5, NaN, -1, 2 ** 32]) {
      expect(failure(() => new Random(seed))).to.equal(
        `RangeError: Random: the seed must be an integer in 0 … 4294967295, got ${seed}`,
      );
    }
  });
});

describe("random.uniform(low, high)", () => {
  it("stays in [low, high) and fills it evenly", () => {
    const random = new Random(1);
    const values = take(50_000, () => random.uniform(-2, 4));
    expect(Math.min(...values.slice(0, 10_000))).to.be.within(-2, -1.99);
    expect(values.every((x) => x >= -2 && x < 4)).to.equal(true);
    expect(mean(values)).to.be.closeTo(1, 0.03);
    expect(
      moment(
        values.map((x) => x - 1),
        2,
      ),
    ).to.be.closeTo(36 / 12, 0.05);
  });

  it("is uncorrelated from one number to the next", () => {
    const random = new Random(2);
    const values = take(50_000, () => random.uniform(-1, 1));
    expect(mean(values.slice(1).map((x, i) => x * values[i]))).to.be.closeTo(0, 0.005);
  });
});

describe("random.normal(mean, stddev)", () => {
  const random = new Random(3);
  const values = take(50_000, () => random.normal(5, 2)).map((x) => (x - 5) / 2);

  it("has the moments of a normal distribution", () => {
    expect(moment(values, 1)).to.be.closeTo(0, 0.02);
    expect(moment(values, 2)).to.be.closeTo(1, 0.03);
    expect(moment(values, 3)).to.be.closeTo(0, 0.05);
    expect(moment(values, 4)).to.be.closeTo(3, 0.15);
  });

  it("has 68 % of its numbers within one standard deviation and 95 % within two", () => {
    const within = (limit: number) => mean(values.map((x) => (Math.abs(x) < limit ? 1 : 0)));
    expect(within(1)).to.be.closeTo(0.6827, 0.01);
    expect(within(2)).to.be.closeTo(0.9545, 0.005);
  });

  it("draws its numbers in pairs that do not depend on each other", () => {
    const products = take(
      25_000,
      (
        (i) => () =>
          values[2 * i] * values[2 * i++ + 1]
      )(0),
    );
    expect(mean(products)).to.be.closeTo(0, 0.02);
  });
});

describe("random.integer(limit)", () => {
  it("gives every whole number below the limit equally often", () => {
    const random = new Random(4);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) counts[random.integer(6)]++;
    for (const count of counts) expect(count).to.be.closeTo(10_000, 350);
  });

  it("knows one answer for a limit of 1 and reaches past 2³¹ for 2³²", () => {
    const random = new Random(4);
    expect(take(10, () => random.integer(1))).to.deep.equal(Array(10).fill(0));
    const large = take(100, () => random.integer(2 ** 32));
    expect(Math.max(...large)).to.be.within(2 ** 31, 2 ** 32 - 1);
  });

  it("refuses a limit that is not an integer in 1 … 2³²", () => {
    for (const limit of [0, -1, 1.5, NaN, 2 ** 32 + 1]) {
      expect(failure(() => new Random(1).integer(limit))).to.equal(
        `RangeError: Random.integer: the limit must be an integer in 1 … 2³², got ${limit}`,
      );
    }
  });
});

/** xoshiro128** after Blackman and Vigna, in BigInt; for seeds in `0 … 2³² − 1`. */
function xoshiro(seed: number): () => number {
  const word = (x: bigint) => x & 0xffffffffn;
  const rotate = (x: bigint, by: bigint) => word((x << by) | (x >> (32n - by)));
  let counter = BigInt(seed);
  const s = take(4, () => 0).map(() => {
    counter = word(counter + 0x9e3779b9n);
    const a = word((counter ^ (counter >> 16n)) * 0x85ebca6bn);
    const b = word((a ^ (a >> 13n)) * 0xc2b2ae35n);
    return b ^ (b >> 16n);
  });
  return () => {
    const result = word(rotate(word(s[1] * 5n), 7n) * 9n);
    const t = word(s[1] << 9n);
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11n);
    return Number(result);
  };
}

describe("random.save() and restore(state)", () => {
  const drawn = (random: Random) => [
    random.normal(),
    ...take(3, () => random.uniform()),
    random.normal(),
    random.bits(),
  ];

  it("give again the numbers that came after, the second of two normal ones included", () => {
    const random = new Random(1);
    random.normal();
    const state = random.save();
    const first = drawn(random);
    expect(drawn(random)).to.not.deep.equal(first);
    random.restore(state);
    expect(drawn(random)).to.deep.equal(first);
    const other = new Random(2);
    other.normal();
    other.restore(state);
    expect(drawn(other)).to.deep.equal(first);
  });

  it("forget a second normal number where there was none", () => {
    const random = new Random(1);
    const state = random.save();
    const first = random.normal();
    random.restore(state);
    expect(random.normal()).to.equal(first);
  });
});
