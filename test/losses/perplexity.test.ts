import { expect } from "chai";
import { bitsPerCharacter, mean, perplexity, softmaxCrossEntropy, zeros } from "../../src/index.js";
import { refuses } from "../support/failure.js";

describe("perplexity(loss) and bitsPerCharacter(loss)", () => {
  const uniform = mean(softmaxCrossEntropy(zeros([3, 8], "float64"), [0, 5, 7])).item();

  it("are for a model that knows nothing the number of symbols, and its logarithm to base 2", () => {
    expect(perplexity(uniform)).to.be.closeTo(8, 1e-14);
    expect(bitsPerCharacter(uniform)).to.be.closeTo(3, 1e-15);
  });

  it("are 1 and 0 for one that is always right, and e^loss and loss / ln 2 in between", () => {
    expect([perplexity(0), bitsPerCharacter(0)]).to.deep.equal([1, 0]);
    expect([perplexity(1), bitsPerCharacter(1)]).to.deep.equal([Math.E, Math.LOG2E]);
  });

  it("refuse a loss that is negative, NaN or a tensor", () => {
    refuses({
      "RangeError: perplexity: the loss must be at least 0, got -1": () => perplexity(-1),
      "RangeError: bitsPerCharacter: the loss must be at least 0, got NaN": () =>
        bitsPerCharacter(NaN),
      "TypeError: perplexity: the loss must be a number, got object": () =>
        // @ts-expect-error A tensor is no number.
        perplexity(zeros([])),
    });
  });
});
