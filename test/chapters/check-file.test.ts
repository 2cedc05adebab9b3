import { expect } from "chai";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { checkFile } from "../../tools/chapters/check-file.js";
import { parseChapter } from "../../tools/chapters/chapter.js";
import { notebookFile, shown } from "../../tools/chapters/library.js";
import { writeNotebook } from "../../tools/chapters/nbformat.js";
import { makeNotebook } from "../../tools/chapters/notebook.js";
import { findOrphans } from "../../tools/chapters/orphans.js";
import { formatProblem } from "../../tools/chapters/problem.js";
import { Workspace } from "./workspace.js";

const source = "::: zh #title\n# 题\n:::\n::: en #title\n# Title\n:::\n```ts #sum\n1 + 1\n```\n";

describe("checkFile(file)", () => {
  let workspace: Workspace;
  let file: string;

  beforeEach(async () => {
    workspace = await Workspace.create();
    file = await workspace.save("01-small.md", source);
    const chapter = parseChapter(source, file);
    const machine = "at " + shown(dirname(file));
    for (const language of ["zh", "en"] as const) {
      const path = notebookFile(file, language);
      await mkdir(dirname(path));
      const outputs = [{ output_type: "stream" as const, name: "stdout", text: machine }];
      const cells = new Map([["sum", { executionCount: 1, outputs }]]);
      await writeFile(
        path,
        writeNotebook(makeNotebook(chapter, language, { languageInfo: {}, cells })),
      );
    }
  });
  afterEach(() => workspace.remove());

  const problems = async () => (await checkFile(file)).map(formatProblem);
  const edit = async (path: string, from: string, to: string) =>
    writeFile(path, (await readFile(path, "utf8")).replace(from, to));

  it("finds nothing where the notebooks are what the chapter makes", async () => {
    expect(await problems()).to.deep.equal([]);
  });

  it("finds a notebook that was edited, and points at the block that makes the cell", async () => {
    await edit(notebookFile(file, "en"), "1 + 1", "1 + 2");
    const [problem, ...others] = await problems();
    expect(others).to.deep.equal([]);
    expect(problem).to.match(
      /01-small\.md:7 #sum: \S+en\/01-small\.ipynb differs in cell sum, source, line 1, column 5:/,
    );
    expect(problem).to.contain('committed: "1 + 2"\n  got:       "1 + 1"');
    expect(problem).to.contain("(make it with: npm run chapters -- 01-small)");
  });

  it("finds a chapter that was edited after its notebooks were made", async () => {
    await edit(file, "1 + 1", "1 + 2");
    expect(await problems()).to.have.length(2);
  });

  it("finds a notebook that is missing", async () => {
    const other = await workspace.save("02-other.md", source);
    const messages = (await checkFile(other)).map(formatProblem);
    expect(messages).to.have.length(2);
    expect(messages[0]).to.match(/02-other\.md:1: \S+zh\/02-other\.ipynb is missing/);
  });

  it("finds a notebook in another form than Jupyter writes it", async () => {
    const path = notebookFile(file, "zh");
    await writeFile(path, JSON.stringify(JSON.parse(await readFile(path, "utf8"))));
    expect((await problems())[0]).to.contain("zh/01-small.ipynb is not as Jupyter writes it");
  });

  it("finds a committed output that names this machine", async () => {
    await edit(notebookFile(file, "zh"), "at ", `at ${process.cwd()}/`);
    const messages = await problems();
    expect(messages).to.not.be.empty;
    expect(messages[0]).to.match(
      /01-small\.md:7 #sum: \S+ in cell sum: the output names the \w+ of/,
    );
  });

  it("gives the problems of the source itself, when it cannot be read as a chapter", async () => {
    await writeFile(file, "stray");
    expect((await problems())[0]).to.match(/01-small\.md:1: text outside any block: stray/);
  });

  it("is complemented by findOrphans(folder), which finds notebooks that no chapter makes", async () => {
    expect(findOrphans(workspace.chapters)).to.deep.equal([]);
    const orphan = notebookFile(`${workspace.chapters}/03-gone.md`, "en");
    await writeFile(orphan, "{}");
    expect(findOrphans(workspace.chapters)).to.deep.equal([shown(orphan)]);
  });
});
