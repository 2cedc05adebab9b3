import { expect } from "chai";
import fc from "fast-check";
import { oneHot, Vocabulary } from "../../src/index.js";
import { refuses } from "../support/failure.js";

const texts = fc.string({ unit: "binary", minLength: 1 });

describe("Vocabulary.of(texts, { commonest, unknown })", () => {
  it("takes the characters of a text or of many, the commonest first", () => {
    expect(Vocabulary.of("banana").characters).to.deep.equal(["a", "n", "b"]);
    expect(Vocabulary.of(["画蛇添足", "画龙点睛", "画蛇"]).characters.slice(0, 2)).to.deep.equal([
      "画",
      "蛇",
    ]);
    expect(Vocabulary.of(new Set(["b", "a"])).characters).to.deep.equal(["a", "b"]);
  });

  it("puts those that come equally often in the order of their code points, not UTF-16 units", () => {
    expect(Vocabulary.of("cab").characters).to.deep.equal(["a", "b", "c"]);
    expect(Vocabulary.of("𠮷！").characters).to.deep.equal(["！", "𠮷"]);
    expect(Vocabulary.of("！𠮷").characters).to.deep.equal(["！", "𠮷"]);
  });

  it("takes a character outside of 16 bits for one", () => {
    const vocabulary = Vocabulary.of("𠮷野家");
    expect(vocabulary.size).to.equal(3);
    expect(vocabulary.encode("家𠮷")).to.deep.equal([0, 2]);
    expect(vocabulary.has("𠮷")).to.equal(true);
  });

  it("with commonest takes that many, the unknown token beside them and last", () => {
    const vocabulary = Vocabulary.of("aaabbc", { commonest: 2, unknown: "□" });
    expect(vocabulary.characters).to.deep.equal(["a", "b", "□"]);
    expect([vocabulary.size, vocabulary.unknown]).to.deep.equal([3, "□"]);
    expect(Vocabulary.of("ab", { commonest: 9 }).size).to.equal(2);
  });

  it("is the same whatever the order of the texts", () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1 }), (list) => {
        expect(Vocabulary.of([...list].reverse()).characters).to.deep.equal(
          Vocabulary.of(list).characters,
        );
      }),
    );
  });

  it("refuses texts without characters, and a number or token that is none", () => {
    refuses({
      "RangeError: Vocabulary: there are no characters": () => Vocabulary.of(["", ""]),
      "RangeError: Vocabulary.of: commonest must be a positive integer, got 0": () =>
        Vocabulary.of("a", { commonest: 0 }),
      'RangeError: Vocabulary: the unknown token must be a single character, got "<unk>"': () =>
        Vocabulary.of("a", { unknown: "<unk>" }),
      'RangeError: Vocabulary: character "□" (U+25A1) is also the unknown token': () =>
        Vocabulary.of("a□", { unknown: "□" }),
    });
  });
});

describe("new Vocabulary(characters, unknown)", () => {
  it("is the vocabulary that these characters were taken from", () => {
    const { characters } = Vocabulary.of("to be or not to be");
    expect(new Vocabulary(characters).characters).to.deep.equal(characters);
  });

  it("refuses a character that is there twice, and what is not one character", () => {
    refuses({
      'RangeError: Vocabulary: character "a" (U+0061) is there twice': () =>
        new Vocabulary(["a", "b", "a"]),
      'RangeError: Vocabulary: character 1 must be a single character, got "bc"': () =>
        new Vocabulary(["a", "bc"]),
      'RangeError: Vocabulary: character 0 must be a single character, got ""': () =>
        new Vocabulary([""]),
    });
  });
});

describe("vocabulary.encode(text) and decode(ids)", () => {
  it("give the text back, whatever it is", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const vocabulary = Vocabulary.of(text);
        const ids = vocabulary.encode(text);
        expect(ids).to.have.length([...text].length);
        expect(vocabulary.decode(ids)).to.equal(text);
      }),
    );
  });

  it("encode to what oneHot takes", () => {
    const vocabulary = Vocabulary.of("abc");
    expect(oneHot(vocabulary.encode("cab"), vocabulary.size).toArray()).to.deep.equal([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect(vocabulary.encode("")).to.deep.equal([]);
  });

  it("take every unknown character for the unknown token, and write it as that", () => {
    const vocabulary = Vocabulary.of("ab", { unknown: "□" });
    expect(vocabulary.encode("a𠮷b□")).to.deep.equal([0, 2, 1, 2]);
    expect(vocabulary.decode([0, 2, 1])).to.equal("a□b");
    expect(vocabulary.has("𠮷")).to.equal(false);
  });

  it("refuse an unknown character without a token, naming it, its code point and its place", () => {
    const vocabulary = Vocabulary.of("ab𠮷");
    refuses({
      'RangeError: Vocabulary.encode: "𠮶" (U+20BB6) at place 2 is not one of the 3 characters, and there is no unknown token':
        () => vocabulary.encode("𠮷a𠮶"),
      'RangeError: Vocabulary.encode: "\\n" (U+000A) at place 0 is not one of the 3 characters, and there is no unknown token':
        () => vocabulary.encode("\n"),
    });
  });

  it("refuse an index that is none, naming its place", () => {
    const vocabulary = Vocabulary.of("ab");
    refuses({
      "RangeError: Vocabulary.decode: index 2 at place 1 is not an integer in 0 … 1": () =>
        vocabulary.decode([0, 2]),
      "RangeError: Vocabulary.decode: index -1 at place 0 is not an integer in 0 … 1": () =>
        vocabulary.decode([-1]),
      "RangeError: Vocabulary.decode: index 0.5 at place 0 is not an integer in 0 … 1": () =>
        vocabulary.decode(Float32Array.of(0.5)),
    });
  });
});
