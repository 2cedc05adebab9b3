import { expect } from "chai";
import { basename } from "node:path";
import { checkFile } from "../../tools/chapters/check-file.js";
import { chaptersFolder, listChapters } from "../../tools/chapters/library.js";
import { findOrphans } from "../../tools/chapters/orphans.js";
import { formatProblem } from "../../tools/chapters/problem.js";

describe("the chapters", () => {
  const files = listChapters(chaptersFolder);

  it("are there", () => {
    expect(files).not.to.be.empty;
  });

  for (const file of files) {
    it(`${basename(file)} says the same in both editions, and its notebooks are made of it`, async () => {
      const problems = await checkFile(file);
      expect(problems.map(formatProblem).join("\n")).to.equal("");
    });
  }

  it("make all the notebooks there are", () => {
    expect(findOrphans(chaptersFolder)).to.deep.equal([]);
  });
});
