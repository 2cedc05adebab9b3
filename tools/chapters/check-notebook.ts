const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean =>
  typeof value === "string" ||
  (Array.isArray(value) && value.every((line) => typeof line === "string"));
const shown = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 80);

/** What an output must hold besides its type. */
const HOLDS: Readonly<Record<string, readonly [name: string, is: (value: unknown) => boolean][]>> =
  {
    stream: [["text", isText]],
    display_data: [["data", isObject]],
    execute_result: [["data", isObject]],
    error: [
      ["ename", isText],
      ["evalue", isText],
    ],
  };

/**
 * Checks that a value is a notebook as Jupyter writes it (nbformat 4.5): cells of prose and code, with ids,
 * and outputs of the four types that there are.
 * @param where for errors: the file.
 * @throws Error naming the file, the cell, what was expected and what came.
 */
export function checkNotebook(notebook: unknown, where: string): void {
  const cells = isObject(notebook) ? notebook.cells : undefined;
  if (!Array.isArray(cells)) {
    throw new Error(`${where}: expected a notebook with a list of cells, got ${shown(notebook)}`);
  }
  cells.forEach((cell: unknown, n) => {
    const id = isObject(cell) ? cell.id : undefined;
    checkCell(cell, `${where}, cell ${typeof id === "string" ? id : n + 1}`);
  });
}

function checkCell(cell: unknown, where: string): void {
  const expected = (what: string, got: unknown) =>
    new Error(`${where}: expected ${what}, got ${shown(got)}`);
  if (!isObject(cell)) throw expected("a cell", cell);
  const { id, cell_type, source, outputs } = cell;
  if (cell_type !== "markdown" && cell_type !== "code")
    throw expected("a cell of type markdown or code", cell_type);
  if (typeof id !== "string") throw expected("a cell with an id", id);
  if (!isText(source)) throw expected("a source that is text", source);
  if (cell_type === "markdown") return;
  if (!Array.isArray(outputs)) throw expected("a list of outputs", outputs);
  for (const output of outputs as unknown[]) {
    const type = isObject(output) ? output.output_type : output;
    if (!isObject(output) || !Object.hasOwn(HOLDS, String(type)))
      throw expected(`an output of type ${Object.keys(HOLDS).join(", ")}`, type);
    for (const [name, is] of HOLDS[String(type)])
      if (!is(output[name])) throw expected(`an output ${type} with its ${name}`, output[name]);
  }
}
