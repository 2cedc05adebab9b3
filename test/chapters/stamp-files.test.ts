import { expect } from "chai";
import { readFile, writeFile } from "node:fs/promises";
import { checkFile } from "../../tools/chapters/check-file.js";
import { shown } from "../../tools/chapters/library.js";
import { stampFiles } from "../../tools/chapters/stamp-files.js";
import { stampOf } from "../../tools/chapters/stamp.js";
import { Workspace } from "./workspace.js";

const source = "::: zh #title\n# 题\n\n更多\n:::\n::: en #title\n# Title\n\nMore\n:::\n";

describe("stampFiles(files, ids)", () => {
  let workspace: Workspace;
  let file: string;

  beforeEach(async () => {
    workspace = await Workspace.create();
    file = await workspace.save("01-small.md", source);
    await writeFile(file, (await readFile(file, "utf8")).replace("更多", "别的"));
  });
  afterEach(() => workspace.remove());

  const stale = async () =>
    (await checkFile(file)).filter(({ message }) => message.includes("has changed")).length;

  it("accepts a translation, writes it down, and shows what it accepted", async () => {
    expect(await stale()).to.equal(1);
    const [before, after] = [stampOf("# 题\n\n更多"), stampOf("# 题\n\n别的")];
    expect(await stampFiles([file], [])).to.deep.equal([
      `${shown(file)}:6 #title: ${before} → ${after}\n  # 题\n  # Title`,
    ]);
    expect(await stale()).to.equal(0);
    expect(await stampFiles([file], [])).to.deep.equal([]);
  });

  it("refuses an id that no block has, and accepts nothing then", async () => {
    const message = await stampFiles([file], ["title", "tilte"]).catch(
      (error: Error) => error.message,
    );
    expect(message).to.equal("no chapter has a block of prose called #tilte");
    expect(await stale()).to.equal(1);
  });
});
