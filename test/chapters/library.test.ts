import { expect } from "chai";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { listChapters } from "../../tools/chapters/library.js";
import { Workspace } from "./workspace.js";

describe("listChapters(folder)", () => {
  let workspace: Workspace;

  beforeEach(async () => {
    workspace = await Workspace.create();
    for (const name of ["02-lstm.md", "01-rnn.md", "FORMAT.md", "figure.svg"])
      await writeFile(join(workspace.chapters, name), "");
  });
  afterEach(() => workspace.remove());

  it("gives the chapters in order, without FORMAT.md", () => {
    const names = listChapters(workspace.chapters).map((file) => basename(file));
    expect(names).to.deep.equal(["01-rnn.md", "02-lstm.md"]);
  });

  it("refuses a chapter that is named otherwise, rather than pass over it", async () => {
    await writeFile(join(workspace.chapters, "3-dropout.md"), "");
    expect(() => listChapters(workspace.chapters)).to.throw(
      "expected a chapter named like 01-rnn.md, got 3-dropout.md",
    );
  });
});
