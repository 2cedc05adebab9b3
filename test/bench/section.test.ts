import { expect } from "chai";
import { readFileSync } from "node:fs";
import { replaceSection } from "../../bench/shared/section.js";

const command = "npm run bench:kernels";
const readme = readFileSync(new URL("../../kernel/README.md", import.meta.url), "utf8");
const begin = /<!-- measured: begin.*-->/.exec(readme)![0];
const end = /<!-- measured: end.*-->/.exec(readme)![0];

describe("bench: replaceSection(text, section, command)", () => {
  it("replaces what stands between the markers in kernel/README.md, and nothing else", () => {
    const replaced = replaceSection(readme, "new", command);
    expect(replaced).to.contain(`${begin}\n\nnew\n\n${end}`);
    const [before] = readme.split(begin);
    const [, after] = readme.split(end);
    expect(replaced.startsWith(before!)).to.equal(true);
    expect(replaced.endsWith(after!)).to.equal(true);
  });

  it("gives the same when it is done again", () => {
    const once = replaceSection(readme, "new", command);
    expect(replaceSection(once, "new", command)).to.equal(once);
  });

  it("refuses a text with a marker missing, doubled or in the wrong order", () => {
    for (const text of ["", begin, end, end + begin, begin + end + end, begin + begin + end]) {
      expect(() => replaceSection(text, "new", command), text).to.throw("each once");
    }
  });
});
