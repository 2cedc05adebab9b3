import { expect } from "chai";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBook } from "../../site/pages/book.js";
import { root } from "../../tools/setup/root.mjs";

const notebooks = join(root, "notebooks");

/** Parts of a notebook's file. */
interface File {
  cells: { cell_type: string; id: string; source: string[] }[];
}

describe("readBook(folder)", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "unrolled-book-"));
    for (const name of ["chapters/03-2-deep.md", "zh/03-2-deep.ipynb", "en/03-2-deep.ipynb"])
      cpSync(join(notebooks, name), join(folder, name), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const change = (edit: (notebook: File) => void): void => {
    const file = join(folder, "en", "03-2-deep.ipynb");
    const notebook = JSON.parse(readFileSync(file, "utf8")) as File;
    edit(notebook);
    writeFileSync(file, JSON.stringify(notebook));
  };
  const read = () => readBook(join(folder, "chapters"));

  it("reads a chapter with the notebooks of both editions and their titles", () => {
    const [{ name, titles }] = read();
    expect(name).to.equal("03-2-deep");
    expect(titles).to.deep.equal({ zh: "3.2 深层循环神经网络", en: "3.2 Deep recurrent networks" });
  });

  for (const [what, edit, says] of [
    [
      "a cell that the chapter does not have",
      ({ cells }) => cells.splice(2, 0, { ...cells[1], id: "new" }),
      /cell 3: expected \w+ #[\w-]+, as in .*, got \w+ #new/,
    ],
    [
      "a missing cell",
      ({ cells }) => cells.pop(),
      /cell \d+: expected \w+ #[\w-]+, as in .*, got no more cells/,
    ],
    [
      "a first cell without a title",
      ({ cells }) => (cells[0].source = ["a"]),
      /expected a first cell with a title/,
    ],
  ] as [string, (notebook: File) => unknown, RegExp][]) {
    it(`refuses a notebook with ${what}, naming it`, () => {
      change(edit);
      expect(read).to.throw(says).with.property("message").that.includes("en/03-2-deep.ipynb");
    });
  }
});
