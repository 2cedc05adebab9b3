import { expect } from "chai";
import { chineseIdioms } from "../../src/datasets/index.js";
import { refuses } from "../support/failure.js";

describe("chineseIdioms({ length })", () => {
  it("gives 30,741 different idioms, in the order of their pinyin", () => {
    const idioms = chineseIdioms();
    expect(idioms).to.have.length(30_741);
    expect(new Set(idioms).size).to.equal(30_741);
    expect([idioms[0], idioms.at(-1)]).to.deep.equal(["阿鼻地狱", "做张做智"]);
    expect(idioms).to.include.members(["画蛇添足", "莫须有", "百花齐放，百家争鸣"]);
    expect(
      new Set(idioms.map((idiom) => /^[\p{Script=Han}，、]{3,15}$/u.test(idiom))),
    ).to.deep.equal(new Set([true]));
  });

  it("with a length gives those of so many characters: 29,349 of four, with 4,776 characters", () => {
    const four = chineseIdioms({ length: 4 });
    expect(four).to.have.length(29_349);
    expect(new Set(four.join("")).size).to.equal(4776);
    expect(four.every((idiom) => /^\p{Script=Han}{4}$/u.test(idiom))).to.equal(true);
    expect(chineseIdioms({ length: 3 })).to.have.length(126);
    expect(chineseIdioms({ length: 99 })).to.deep.equal([]);
  });

  it("gives a list of its own at each call", () => {
    chineseIdioms().length = 0;
    expect(chineseIdioms()).to.have.length(30_741);
  });

  it("refuses a length that is not a positive integer", () => {
    refuses({
      "RangeError: chineseIdioms: length must be a positive integer, got 0": () =>
        chineseIdioms({ length: 0 }),
      "RangeError: chineseIdioms: length must be a positive integer, got 4.5": () =>
        chineseIdioms({ length: 4.5 }),
      "RangeError: chineseIdioms: length must be a positive integer, got 4": () =>
        // @ts-expect-error A text is no length.
        chineseIdioms({ length: "4" }),
    });
  });
});
