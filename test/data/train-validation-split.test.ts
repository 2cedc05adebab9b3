import { expect } from "chai";
import fc from "fast-check";
import { shuffled, trainValidationSplit } from "../../src/index.js";
import { refuses } from "../support/failure.js";

const items = [..."abcdefghij"];

describe("trainValidationSplit(items, { fraction | validation, seed })", () => {
  it("holds the end out, in order, without a seed", () => {
    expect(trainValidationSplit(items, { validation: 3 })).to.deep.equal({
      training: [..."abcdefg"],
      validation: [..."hij"],
    });
    expect(trainValidationSplit(items, { fraction: 0.2 }).validation).to.deep.equal([..."ij"]);
    expect(trainValidationSplit(items, { fraction: 0.26 }).validation).to.have.length(3);
  });

  it("shuffles by the seed before it cuts", () => {
    const { training, validation } = trainValidationSplit(items, { validation: 3, seed: 7 });
    expect([...training, ...validation]).to.deep.equal(shuffled(items, 7));
  });

  it("loses and doubles no item", () => {
    const cases = fc.array(fc.integer(), { minLength: 2 }).chain((list) =>
      fc.record({
        list: fc.constant(list),
        validation: fc.integer({ min: 1, max: list.length - 1 }),
        seed: fc.option(fc.nat(), { nil: undefined }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ list, validation, seed }) => {
        const parts = trainValidationSplit(list, { validation, seed });
        expect(parts.validation).to.have.length(validation);
        expect([...parts.training, ...parts.validation])
          .to.have.members(list)
          .and.have.length(list.length);
      }),
    );
  });

  it("cuts a text between characters, which are code points, and keeps its order", () => {
    expect(trainValidationSplit("画蛇添足𠮷", { validation: 1 })).to.deep.equal({
      training: "画蛇添足",
      validation: "𠮷",
    });
    expect(trainValidationSplit("abcd", { fraction: 0.5 })).to.deep.equal({
      training: "ab",
      validation: "cd",
    });
  });

  it("refuses parts that are empty or none, both ways or none, and a seed for a text", () => {
    refuses({
      "RangeError: trainValidationSplit: fraction must be between 0 and 1, got 1": () =>
        trainValidationSplit(items, { fraction: 1 }),
      "RangeError: trainValidationSplit: fraction must be between 0 and 1, got NaN": () =>
        trainValidationSplit(items, { fraction: NaN }),
      "RangeError: trainValidationSplit: validation must be a positive integer, got 0.5": () =>
        trainValidationSplit(items, { validation: 0.5 }),
      "RangeError: trainValidationSplit: both parts need at least one of the 10 items, got 0 for training and 10 for validation":
        () => trainValidationSplit(items, { validation: 10 }),
      "RangeError: trainValidationSplit: both parts need at least one of the 4 characters, got 4 for training and 0 for validation":
        () => trainValidationSplit("abcd", { fraction: 0.1 }),
      "TypeError: trainValidationSplit: expected either fraction or validation": () =>
        // @ts-expect-error One of them is needed.
        trainValidationSplit(items, {}),
      "TypeError: trainValidationSplit: a text keeps its order; expected no seed": () =>
        // @ts-expect-error A text is not shuffled.
        trainValidationSplit("abcd", { validation: 1, seed: 1 }),
    });
  });
});
