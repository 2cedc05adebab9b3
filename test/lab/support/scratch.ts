import { writeFileSync } from "node:fs";
import { writeNotebook } from "../../../tools/chapters/nbformat.js";
import { NotebookPage } from "./notebook-page.js";

/** Opens a new notebook, of one empty cell, for a reader who tries things out in English. */
export function openScratch(name: string): Promise<NotebookPage> {
  const notebook = writeNotebook({
    cells: [
      {
        cell_type: "code",
        execution_count: null,
        id: "first",
        metadata: {},
        outputs: [],
        source: "",
      },
    ],
    metadata: {
      kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  });
  return NotebookPage.open(name, "en/scratch.ipynb", (file) => writeFileSync(file, notebook));
}
