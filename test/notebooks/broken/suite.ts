import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseChapter } from "../../../tools/chapters/chapter.js";
import type { MimeBundle, Output } from "../../../tools/chapters/nbformat.js";
import { makeNotebook } from "../../../tools/chapters/notebook.js";
import { describeNotebook } from "../describe-notebook.js";
import { locateIn } from "../locate.js";

// The notebooks of the broken chapters beside this file, as if they had been committed. Run by
// broken.test.ts in a mocha of its own.

const stdout = (text: string): Output => ({ output_type: "stream", name: "stdout", text });
const display = (data: MimeBundle): Output => ({ output_type: "display_data", data, metadata: {} });
const result = (execution_count: number, text: string): Output => ({
  output_type: "execute_result",
  execution_count,
  data: { "text/plain": text },
  metadata: {},
});

/** The committed outputs of the cells that all chapters but one have; they are right. */
const sound: [id: string, outputs: Output[]][] = [
  ["sound", []],
  ["broken", []],
  ["after", [stdout("2\n")]],
];

/** Those of outputs.md, whose code shows something else, except in its last two cells. */
const other: [id: string, outputs: Output[]][] = [
  ["text", [stdout("one\n2\nthree\n")]],
  [
    "chart",
    [display({ "application/vnd.vegalite.v5+json": { data: { values: [{ y: 1 }, { y: 3 }] } } })],
  ],
  ["picture", [display({ "image/png": "iVBORw0KGg8=" })]],
  ["missing", [stdout("1\n")]],
  ["surplus", []],
  ["stderr", []],
  ["right", [result(7, "1")]],
  ["timer", []],
];

for (const name of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".md"))) {
  const source = readFileSync(join(import.meta.dirname, name), "utf8");
  const file = `test/notebooks/broken/${name}`;
  const committed = name === "outputs.md" ? other : sound;
  const cells = committed.map(
    ([id, outputs], at) => [id, { executionCount: at + 1, outputs }] as const,
  );
  const execution = { languageInfo: { name: "klingon" }, cells: new Map(cells) };
  describeNotebook({
    name: `${basename(name, ".md")}.ipynb`,
    folder: import.meta.dirname,
    editions: new Map([["en", makeNotebook(parseChapter(source, file), "en", execution)]]),
    locate: locateIn(source, file),
  });
}
