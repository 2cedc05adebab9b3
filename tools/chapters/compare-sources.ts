import { differenceOf } from "./json-difference.js";
import type { ExecutedCell, Notebook } from "./nbformat.js";
import type { Json } from "./python-json.js";

/** Where two notebooks part, and at which cell. */
export interface SourceDifference {
  readonly cell?: string;
  readonly message: string;
}

/**
 * The first place where a committed notebook is not what its chapter makes. What a run adds is left
 * aside: outputs, execution counts and what the kernel said of its language. So is what is folded:
 * JupyterLab unfolds an answer when it is run.
 */
export function compareSources(committed: Notebook, made: Notebook): SourceDifference | undefined {
  const [left, right] = [withoutResults(committed), withoutResults(made)];
  for (let at = 0; at < Math.max(left.cells.length, right.cells.length); at++) {
    const [has, expected] = [left.cells[at], right.cells[at]];
    if (expected === undefined) return { message: `has a cell too many: ${has.id}` };
    const cell = expected.id;
    if (has === undefined) return { cell, message: `ends before cell ${cell}` };
    const difference = differenceOf(has as unknown as Json, expected as unknown as Json);
    if (difference !== undefined)
      return { cell, message: `differs in cell ${cell}, ${difference}` };
  }
  const difference = differenceOf(left.metadata, right.metadata);
  return difference === undefined
    ? undefined
    : { message: `differs in its metadata, ${difference}` };
}

function withoutResults({ cells, metadata, ...format }: Notebook): Notebook {
  return {
    ...format,
    cells: cells.map((cell) => (cell.cell_type === "code" ? codeWithoutResults(cell) : cell)),
    metadata: { ...metadata, language_info: {} },
  };
}

function codeWithoutResults(cell: ExecutedCell): ExecutedCell {
  const { collapsed: _collapsed, jupyter: _jupyter, ...metadata } = cell.metadata;
  return { ...cell, execution_count: null, metadata, outputs: [] };
}
