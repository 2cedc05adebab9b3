import { expect } from "chai";
import { inLanguage, term, type TermKey, termKeys } from "../../src/charts/glossary.js";
import { failure } from "../support/failure.js";

describe("the glossary", () => {
  it("has Chinese words in Chinese and none in English", () => {
    for (const key of termKeys) {
      const { zh, en } = term(key);
      expect(zh, key).to.match(/^\p{Script=Han}+$/u);
      expect(en, key).to.match(/^[a-z][a-z0-9 +-]*$/);
    }
  });

  it("names no two terms alike, so that two series are never one", () => {
    for (const language of ["zh", "en"] as const) {
      const names = termKeys.map((key) => term(key)[language]);
      expect(names).to.deep.equal([...new Set(names)]);
    }
  });

  it("lists its terms in alphabetical order, so that one is found", () => {
    expect(termKeys).to.deep.equal([...termKeys].sort());
  });

  it("term(key) refuses a term that it does not have, and what every object has", () => {
    for (const key of ["forgetGat", "toString"]) {
      expect(failure(() => term(key as TermKey))).to.match(
        new RegExp(
          `^RangeError: term: "${key}" is not in the glossary; it has accuracy, activation`,
        ),
      );
    }
  });

  it("inLanguage(label, language) chooses a word, and leaves a symbol as it is", () => {
    expect(inLanguage(term("forgetGate"), "zh")).to.equal("遗忘门");
    expect(inLanguage(term("forgetGate"), "en")).to.equal("forget gate");
    expect(inLanguage("h₂", "zh")).to.equal("h₂");
  });
});
