import { expect } from "chai";
import { scanBlocks } from "../../tools/chapters/blocks.js";

const scan = (...lines: string[]) => scanBlocks(lines.join("\n"));

describe("scanBlocks(source)", () => {
  it("reads the language, id, attributes, line and body of a prose block", () => {
    const { blocks, errors } = scan(
      "",
      "::: en #why of=1a2b3c4d answer",
      "Text,",
      "",
      "more.",
      ":::",
    );
    expect(errors).to.deep.equal([]);
    expect(blocks).to.deep.equal([
      {
        kind: "prose",
        language: "en",
        id: "why",
        attributes: ["of=1a2b3c4d", "answer"],
        line: 2,
        body: "Text,\n\nmore.",
      },
    ]);
  });

  it("reads a code block up to its closing fence", () => {
    const { blocks } = scan("```ts #sum timeout=120", "1 + 1", "```");
    expect(blocks).to.deep.equal([
      {
        kind: "code",
        language: "ts",
        id: "sum",
        attributes: ["timeout=120"],
        line: 1,
        body: "1 + 1",
      },
    ]);
  });

  it("leaves the code fences inside prose to the prose", () => {
    const { blocks, errors } = scan("::: zh #a", "```", ":::", "```", ":::");
    expect(errors).to.deep.equal([]);
    expect(blocks.map(({ body }) => body)).to.deep.equal(["```\n:::\n```"]);
  });

  it("takes Windows line ends for line ends", () => {
    expect(scanBlocks("::: zh #a\r\none\r\ntwo\r\n:::\r\n").blocks[0].body).to.equal("one\ntwo");
  });

  it("names the line and the id of a prose block that is never closed, and goes on after it", () => {
    const { blocks, errors } = scan("::: zh #a", "text", "::: en #a", "text", ":::");
    expect(errors).to.have.length(1);
    expect(errors[0]).to.include({ line: 1, block: "a" });
    expect(errors[0].message).to.contain("never closed: no line :::");
    expect(blocks.map(({ language }) => language)).to.deep.equal(["en"]);
  });

  it("names a prose block that is open when a cell of code begins", () => {
    const { blocks, errors } = scan("::: zh #a", "text", "```ts #b", "1", "```");
    expect(errors[0]).to.include({ line: 1, block: "a" });
    expect(blocks.map(({ id }) => id)).to.deep.equal(["b"]);
  });

  it("names a prose block that holds a cell of code", () => {
    const { blocks, errors } = scan("::: zh #a", "```ts #b", "1", "```", ":::");
    expect(errors[0]).to.include({ line: 1, block: "a" });
    expect(blocks[0]).to.include({ id: "b", body: "1" });
  });

  it("names a code block that is never closed", () => {
    const { errors } = scan("```ts #a", "1", "::: zh #b", "text", ":::");
    expect(errors).to.have.length(1);
    expect(errors[0]).to.include({ line: 1, block: "a" });
    expect(errors[0].message).to.contain("never closed: no line ```");
  });

  it("refuses text between the blocks, by its line", () => {
    const { errors } = scan("::: zh #a", "text", ":::", "", "stray words");
    expect(errors).to.deep.equal([{ line: 5, message: "text outside any block: stray words" }]);
  });
});
