import { inspect } from "node:util";
import type { Chart } from "../charts/chart.js";
import type { Tensor } from "../tensor/tensor.js";
import type { History } from "../training/history.js";
import { display, type Displayable, type DisplayData, type MimeBundle } from "./display.js";
import { kernelDisplay } from "./kernel.js";
import { checkJson, checkMimeBundle, described, isPlain } from "./mime.js";
import "./views.js";

/** What can be shown: a value that shows itself, or the data of one by MIME type. */
export type Showable = Chart | Tensor | History | Displayable | MimeBundle;

export interface ShowOptions {
  /** A name by which what is shown can be updated, in this cell or a later one. */
  readonly id?: string;
  /** Notes for the front end, such as `{ "image/png": { width: 300 } }`. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A place in a notebook whose content can be replaced. */
export interface Shown {
  readonly id: string;
  /** Shows another value wherever the id is shown. Throws what `show` throws. */
  update(value: Showable, options?: Omit<ShowOptions, "id">): void;
}

/**
 * Shows a value below the cell: a chart, a tensor, a history, another value that shows itself, or one
 * thing in several MIME types, of which the front end takes the richest that it knows:
 * `show({ "text/html": "<b>7</b>", "text/plain": "7" })`. With an `id` it returns the place, to be
 * updated. Outside a notebook the text is printed.
 * @throws TypeError when the value cannot show itself, or its data or metadata are not JSON.
 * @throws RangeError when there is no MIME type, or a key is not one (`type/subtype`).
 */
export function show(value: Showable, options: ShowOptions & { readonly id: string }): Shown;
export function show(value: Showable, options?: ShowOptions): void;
export function show(value: Showable, { id, metadata }: ShowOptions = {}): Shown | void {
  if (id !== undefined && (typeof id !== "string" || id === "")) {
    throw new TypeError(`show: id must be a string that is not empty, got ${described(id)}`);
  }
  send("show", value, { id, metadata }, false);
  // Without an id nothing is returned: as the last value of a cell it would be shown as well.
  if (id === undefined) return;
  return {
    id,
    update: (next, options) => send("update", next, { ...options, id }, true),
  };
}

function send(
  operation: string,
  value: Showable,
  { id, metadata = {} }: ShowOptions,
  update: boolean,
): void {
  const view = viewOf(operation, value);
  checkJson(operation, "metadata", metadata);
  const write = kernelDisplay();
  if (!write) return print(value);
  const shown = view();
  const transient = id === undefined ? {} : { display_id: id };
  write({ data: shown.data, metadata: { ...shown.metadata, ...metadata }, transient }, update);
}

/** How a value is shown, not yet done: drawing a chart takes its time. */
function viewOf(operation: string, value: Showable): () => DisplayData {
  const shown = (value as Partial<Displayable> | null | undefined)?.[display];
  if (typeof shown === "function") {
    return () => {
      const content = shown.call(value);
      checkMimeBundle(operation, content.data);
      return content;
    };
  }
  if (!isPlain(value) || Array.isArray(value)) {
    throw new TypeError(
      `${operation}: expected a chart, a tensor, another value that shows itself, or MIME types, got ${described(value)}`,
    );
  }
  checkMimeBundle(operation, value as MimeBundle);
  return () => ({ data: value as MimeBundle, metadata: {} });
}

/** A chart prints its sentence: drawing it would ask for vega where nobody sees the picture. */
function print(value: Showable): void {
  if (display in value) console.log(inspect(value));
  else if ("text/plain" in value) console.log(value["text/plain"]);
}
