import { expect } from "chai";
import { parseChapter } from "../../tools/chapters/chapter.js";
import { ChapterError } from "../../tools/chapters/problem.js";

const parse = (...lines: string[]) => parseChapter(lines.join("\n"), "01-small.md");
const pair = (id: string) => [`::: zh #${id}`, "文", ":::", `::: en #${id}`, "Text", ":::"];

function problemsOf(...lines: string[]): string {
  try {
    parse(...lines);
  } catch (error) {
    if (error instanceof ChapterError) return error.message;
    throw error;
  }
  return "";
}

describe("parseChapter(source, file)", () => {
  it("joins a Chinese and an English block into one cell, and keeps code apart", () => {
    const { cells } = parse(...pair("a"), "```ts #b answer timeout=90", "1 + 1", "```");
    expect(cells).to.deep.equal([
      {
        kind: "prose",
        id: "a",
        answer: false,
        zh: { line: 1, text: "文" },
        en: { line: 4, text: "Text", of: undefined },
      },
      { kind: "code", id: "b", answer: true, timeout: 90, line: 7, text: "1 + 1" },
    ]);
  });

  it("drops the blank lines around a text, and keeps those within", () => {
    const { cells } = parse("::: zh #a", "", "一", "", "二", "", ":::", ...pair("a").slice(3));
    expect(cells[0]).to.have.nested.property("zh.text", "一\n\n二");
  });

  it("reads which Chinese text an English block translates", () => {
    const { cells } = parse("::: zh #a", "文", ":::", "::: en #a of=0123abcd", "Text", ":::");
    expect(cells[0]).to.have.nested.property("en.of", "0123abcd");
  });

  const refusals: [title: string, lines: string[], message: string][] = [
    [
      "a Chinese block without its English one",
      ["::: zh #a", "文", ":::"],
      '01-small.md:1 #a: no English block follows: expected "::: en #a" next',
    ],
    [
      "an English block of another id in its place",
      ["::: zh #a", "文", ":::", "::: en #b", "Text", ":::"],
      '01-small.md:1 #a: no English block follows: expected "::: en #a" next',
    ],
    [
      "an English block in another place than its Chinese one",
      [...pair("a").slice(0, 3), "```ts #b", "1", "```", ...pair("a").slice(3)],
      '01-small.md:7 #a: no Chinese block precedes: expected "::: zh #a" just before',
    ],
    [
      "an id that is taken",
      [...pair("a"), "```ts #a", "1", "```"],
      "01-small.md:7 #a: the id is taken: it stands on line 1 already",
    ],
    [
      "a language that it does not know",
      ["::: fr #a", "texte", ":::"],
      '01-small.md:1 #a: unknown language "fr": expected zh or en',
    ],
    [
      "code in a language that the kernel does not run",
      ["```python #a", "1", "```"],
      '01-small.md:1 #a: unknown language "python": expected ts',
    ],
    [
      "a block without an id",
      ["```ts", "1", "```"],
      "01-small.md:1: the block has no id: expected #some-id",
    ],
    [
      "an id that Jupyter would not take",
      ["```ts #a.b", "1", "```"],
      "01-small.md:1 #a.b: an id is 1 to 64 letters, digits, - and _",
    ],
    ["an empty block", ["```ts #a", "", "```"], "01-small.md:1 #a: the block is empty"],
    [
      "an attribute that it does not know",
      ["```ts #a timeout=soon", "1", "```"],
      '01-small.md:1 #a: unknown attribute "timeout=soon": expected answer or timeout=<seconds>',
    ],
    [
      "a stamp on a Chinese block",
      ["::: zh #a of=0123abcd", "文", ":::", ...pair("a").slice(3)],
      '01-small.md:1 #a: unknown attribute "of=0123abcd": expected answer',
    ],
    [
      "an answer in one edition only",
      ["::: zh #a answer", "文", ":::", ...pair("a").slice(3)],
      "01-small.md:4 #a: one edition is an answer and the other is not",
    ],
    ["a chapter with nothing in it", [""], "01-small.md:1: the chapter has no blocks"],
  ];
  for (const [title, lines, message] of refusals) {
    it(`refuses ${title}`, () => {
      expect(problemsOf(...lines)).to.contain(message);
    });
  }

  it("lists every problem at once, in the order of the lines", () => {
    const message = problemsOf("stray", "::: zh #a", "文", ":::", "::: fr #b", "texte", ":::");
    expect(message.split("\n").map((line) => line.split(":")[1].split(" ")[0])).to.deep.equal([
      "1",
      "2",
      "5",
    ]);
  });
});
