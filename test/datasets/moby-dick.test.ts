import { expect } from "chai";
import { mobyDick } from "../../src/datasets/index.js";

describe("mobyDick()", () => {
  const chapters = mobyDick();

  it("gives the 135 chapters and the epilogue, in order, with their titles", () => {
    const numbers = Array.from({ length: 135 }, (_, n) => String(n + 1));
    expect(chapters.map(({ chapter }) => chapter)).to.deep.equal([...numbers, "Epilogue"]);
    expect([chapters[0], chapters[134]].map(({ title }) => title)).to.deep.equal([
      "Loomings.",
      "The Chase.—Third Day.",
    ]);
    expect(chapters.filter(({ title }) => title === "")).to.deep.equal([]);
  });

  it("gives the prose without the headings: 1,186,635 characters, 81 different ones", () => {
    expect(chapters[0].text).to.match(/^Call me Ishmael\. Some years ago—never mind how long/);
    expect(chapters[134].text).to.contain(
      "Towards thee I roll, thou all-destroying but unconquering whale",
    );
    const characters = chapters.flatMap(({ text }) => [...text]);
    expect(characters).to.have.length(1_186_635);
    expect(new Set(characters).size).to.equal(81);
  });

  it("gives each paragraph as a line, an empty line between two, a line break at the end", () => {
    for (const { chapter, text } of chapters) {
      expect(text.endsWith("\n"), chapter).to.equal(true);
      const paragraphs = text.slice(0, -1).split("\n\n");
      expect(
        paragraphs.every((part) => part !== "" && !part.includes("\n")),
        chapter,
      ).to.equal(true);
    }
  });
});
