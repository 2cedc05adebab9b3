import { checkNotebook } from "./check-notebook.js";
import { splitLines, toPythonJson, type Json } from "./python-json.js";

export type MimeBundle = { readonly [mime: string]: Json };
export type Metadata = { readonly [key: string]: Json };

export type Output =
  | { readonly output_type: "stream"; readonly name: string; readonly text: string }
  | { readonly output_type: "display_data"; readonly data: MimeBundle; readonly metadata: Metadata }
  | {
      readonly output_type: "execute_result";
      readonly execution_count: number | null;
      readonly data: MimeBundle;
      readonly metadata: Metadata;
    }
  | {
      readonly output_type: "error";
      readonly ename: string;
      readonly evalue: string;
      readonly traceback: readonly string[];
    };

export interface MarkdownCell {
  /** Pictures by the name that the source calls them by, `attachment:name`. */
  readonly attachments?: { readonly [name: string]: MimeBundle };
  readonly cell_type: "markdown";
  readonly id: string;
  readonly metadata: Metadata;
  readonly source: string;
}

export interface ExecutedCell {
  readonly cell_type: "code";
  readonly execution_count: number | null;
  readonly id: string;
  readonly metadata: Metadata;
  readonly outputs: readonly Output[];
  readonly source: string;
}

/** A notebook of nbformat 4.5 in memory, where every text is one string. */
export interface Notebook {
  readonly cells: readonly (MarkdownCell | ExecutedCell)[];
  readonly metadata: Metadata;
  readonly nbformat: 4;
  readonly nbformat_minor: 5;
}

/** The bytes that Jupyter's own writer gives for this notebook: texts as lists of lines. */
export function writeNotebook(notebook: Notebook): string {
  const split = (text: Json) => (typeof text === "string" ? splitLines(text) : text);
  return `${toPythonJson(mapTexts(notebook, split))}\n`;
}

/**
 * Reads what `writeNotebook` or Jupyter wrote.
 * @param where for errors: the file.
 * @throws Error for what is no notebook, naming the file and the cell.
 */
export function readNotebook(json: string, where = "notebook"): Notebook {
  let notebook: unknown;
  try {
    notebook = JSON.parse(json);
  } catch (error) {
    throw new Error(`${where}: expected a notebook in JSON, got: ${(error as Error).message}`);
  }
  checkNotebook(notebook, where);
  const join = (text: Json) => (Array.isArray(text) ? text.join("") : text);
  return mapTexts(notebook as Notebook, join) as unknown as Notebook;
}

function mapTexts(notebook: Notebook, convert: (text: Json) => Json): Json {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: convert(cell.source),
    ...(cell.cell_type === "code" && {
      outputs: cell.outputs.map((output) => mapOutput(output, convert)),
    }),
  }));
  return { ...notebook, cells } as Json;
}

function mapOutput(output: Output, convert: (text: Json) => Json): Json {
  if (output.output_type === "stream") return { ...output, text: convert(output.text) };
  if (output.output_type === "error") return { ...output };
  const data = Object.entries(output.data).map(([mime, value]) => [
    mime,
    /^text\/|^application\/javascript$|^image\/svg\+xml$/.test(mime) ? convert(value) : value,
  ]);
  return { ...output, data: Object.fromEntries(data) as MimeBundle };
}
