import { expect } from "chai";
import fc from "fast-check";
import { Random, shuffledBatches } from "../../src/index.js";
import { refuses } from "../support/failure.js";

const items = [..."abcdefghij"];

describe("shuffledBatches(examples, { batchSize, seed, epochs })", () => {
  it("gives in each epoch each example once, in batches of one size but the last", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(),
        (examples, batchSize, epochs, seed) => {
          const batches = [...shuffledBatches(examples, { batchSize, seed, epochs })];
          const each = Math.ceil(examples.length / batchSize);
          expect(batches).to.have.length(each * epochs);
          for (let epoch = 0; epoch < epochs; epoch++) {
            const part = batches.slice(epoch * each, (epoch + 1) * each);
            expect(part.flat()).to.have.members(examples).and.have.length(examples.length);
            expect(part.slice(0, -1).every((batch) => batch.length === batchSize)).to.equal(true);
          }
        },
      ),
    );
  });

  it("takes a new order in each epoch", () => {
    const [first, second] = shuffledBatches(items, { batchSize: 10, seed: 1, epochs: 2 });
    expect(second).to.not.deep.equal(first);
  });

  it("gives the same batches each time that it is gone through, and others with another seed", () => {
    const batches = shuffledBatches(items, { batchSize: 3, seed: 1 });
    expect([...batches]).to.deep.equal([...batches]);
    expect([...shuffledBatches(items, { batchSize: 3, seed: 2 })]).to.not.deep.equal([...batches]);
  });

  it("goes on in a stream of random numbers that it is given", () => {
    const whole = [...shuffledBatches(items, { batchSize: 4, seed: 1, epochs: 2 })];
    const seed = new Random(1);
    const one = () => [...shuffledBatches(items, { batchSize: 4, seed })];
    expect([...one(), ...one()]).to.deep.equal(whole);
  });

  it("goes on for ever with infinitely many epochs", () => {
    let count = 0;
    for (const batch of shuffledBatches(items, { batchSize: 5, seed: 1, epochs: Infinity })) {
      expect(batch).to.have.length(5);
      if (++count === 1000) break;
    }
    expect(count).to.equal(1000);
  });

  it("refuses no examples, bad sizes and a bad seed, before the first batch", () => {
    refuses({
      "RangeError: shuffledBatches: there are no examples": () =>
        shuffledBatches([], { batchSize: 1, seed: 1 }),
      "RangeError: shuffledBatches: batchSize must be a positive integer, got 0": () =>
        shuffledBatches(items, { batchSize: 0, seed: 1 }),
      "RangeError: shuffledBatches: epochs must be a positive integer, got 1.5": () =>
        shuffledBatches(items, { batchSize: 1, seed: 1, epochs: 1.5 }),
      "RangeError: Random: the seed must be an integer in 0 … 4294967295, got -1": () =>
        shuffledBatches(items, { batchSize: 1, seed: -1 }),
    });
  });
});
