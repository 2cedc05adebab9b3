import type { Chapter } from "./chapter.js";
import type { Notebook } from "./nbformat.js";
import { headingsOf } from "./prose.js";

/** The heading under which each cell of a notebook stands, by the cell's id. */
export function sectionsOf(notebook: Notebook): Map<string, string> {
  const sections = new Map<string, string>();
  let section = "";
  for (const cell of notebook.cells) {
    if (cell.cell_type === "markdown") section = headingsOf(cell.source).at(-1)?.text ?? section;
    sections.set(cell.id, section);
  }
  return sections;
}

export interface OutlineProblem {
  readonly line: number;
  readonly block: string;
  readonly message: string;
}

/** One title, at the start; no level of heading skipped; no heading inside a folded answer. */
export function checkOutline(chapter: Chapter): OutlineProblem[] {
  const problems: OutlineProblem[] = [];
  let above = 0;
  for (const cell of chapter.cells) {
    const headings = cell.kind === "prose" ? headingsOf(cell.zh.text) : [];
    const line = cell.kind === "prose" ? cell.zh.line : cell.line;
    if (above === 0 && headings[0]?.level !== 1) {
      problems.push({ line, block: cell.id, message: "a chapter opens with its title: # Title" });
      above = 1;
    }
    for (const heading of headings) {
      const report = (message: string) =>
        problems.push({ line: line + heading.line, block: cell.id, message });
      if (cell.kind === "prose" && cell.answer)
        report(`a folded answer cannot hold a heading: "${heading.text}"`);
      if (above > 0 && heading.level === 1) report(`a second title: "${heading.text}"`);
      if (heading.level > above + 1)
        report(`the heading is of level ${heading.level} under one of level ${above}`);
      above = heading.level;
    }
  }
  return problems;
}
