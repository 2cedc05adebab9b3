import type { Metadata, Notebook } from "../../../tools/chapters/nbformat.js";

/**
 * A notebook with the outputs of all cells in sight: JupyterLab unfolds those of each cell that it runs,
 * and notes it in the file. The folded code of an answer stays folded.
 */
export function unfold(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => ({ ...cell, metadata: shown(cell.metadata) }));
  return { ...notebook, cells };
}

function shown({ collapsed, jupyter, ...rest }: Metadata): Metadata {
  if (jupyter === undefined) return rest;
  const { outputs_hidden, ...others } = jupyter as Metadata;
  return { ...rest, ...(Object.keys(others).length > 0 && { jupyter: others }) };
}
