import { expect } from "chai";
import { readFile, writeFile } from "node:fs/promises";
import { notebookFile } from "../../tools/chapters/library.js";
import { watchChapters } from "../../tools/chapters/watch.js";
import { Workspace } from "./workspace.js";

const chapter = (text: string) =>
  `::: zh #title\n# 题\n\n${text}\n:::\n::: en #title\n# Title\n:::\n\`\`\`ts #sum\n1 + 1\n\`\`\`\n`;

describe("watchChapters(files, say, signal)", function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let ending: AbortController;
  let said: string[];
  let heard: () => void;
  let watching: Promise<void>;

  beforeEach(async () => {
    workspace = await Workspace.create();
    ending = new AbortController();
    said = [];
    heard = () => undefined;
  });
  afterEach(async () => {
    ending.abort();
    await watching;
    await workspace.remove();
  });

  const start = (files: string[]) => {
    watching = watchChapters(
      files,
      (line) => {
        said.push(line);
        heard();
      },
      ending.signal,
    );
  };
  const until = async (pattern: RegExp) => {
    while (!said.some((line) => pattern.test(line)))
      await new Promise<void>((resolve) => (heard = resolve));
  };

  it("makes the notebooks, then only those of the chapter that is saved, and tells problems", async () => {
    const first = await workspace.save("01-first.md", chapter("一"));
    const second = await workspace.save("02-second.md", chapter("二"));
    start([first, second]);
    await until(/^waiting/);
    expect(said.filter((line) => line.endsWith("running 1 cells"))).to.have.length(2);

    said = [];
    await workspace.save("02-second.md", chapter("二二"));
    await until(/en\/02-second\.ipynb is the same$/);
    expect(said[0]).to.match(/02-second\.md: only the prose changed, the outputs stay$/);
    expect(said[1]).to.match(/zh\/02-second\.ipynb written$/);
    expect(said).to.have.length(3);
    expect(await readFile(notebookFile(second, "zh"), "utf8")).to.contain("二二");

    said = [];
    await workspace.save("01-first.md", chapter("`一`"));
    await until(/01-first\.md:4 #title: inline code "一" stands in zh only$/);
    await until(/zh\/01-first\.ipynb written$/);

    said = [];
    await writeFile(first, "stray");
    await until(/01-first\.md:1: text outside any block: stray$/);
    expect(await readFile(notebookFile(first, "zh"), "utf8")).to.contain("`一`");
  });

  it("leaves a chapter alone whose notebooks are what it makes", async () => {
    const file = await workspace.save("01-first.md", chapter("一"));
    start([file]);
    await until(/^waiting/);
    ending.abort();
    await watching;

    said = [];
    ending = new AbortController();
    start([file]);
    await until(/^waiting/);
    expect(said[0]).to.match(/01-first\.md: up to date$/);
    expect(said).to.have.length(2);
  });
});
