import { inspect } from "node:util";
import type { CellOutput } from "./output.js";
import { withoutAbsolutePaths } from "./paths.js";
import { jupyter } from "./tslab.js";
import type { Json } from "./wire/message.js";

/** One value in several representations, keyed by MIME type. */
export interface MimeBundle {
  readonly data: Json;
  readonly metadata: Json;
}

/** A method under this key, `() => {data, metadata?}`, says how a cell's result is shown. */
const DISPLAY = Symbol.for("unrolled.display");

/** How a cell's result is shown: what the value offers itself, and always as plain text. */
export function mimeBundle(value: unknown): MimeBundle {
  const offered = (value as { [DISPLAY]?: unknown } | null | undefined)?.[DISPLAY];
  const bundle =
    typeof offered === "function" ? (offered.call(value) as Partial<MimeBundle>) : undefined;
  const data = bundle?.data ?? {};
  return {
    data: "text/plain" in data ? data : { ...data, "text/plain": plainText(value) },
    metadata: bundle?.metadata ?? {},
  };
}

/** Lets tslab's `display`, and what else calls its `lastWriteDisplayData`, show in the cell's output. */
export function connectDisplay(output: CellOutput): void {
  jupyter.lastWriteDisplayData = ({ data, metadata, transient }, update) => {
    const type = update ? "update_display_data" : "display_data";
    output.publish(type, { data, metadata: metadata ?? {}, transient: transient ?? {} });
  };
  jupyter.lastClearOutput = (wait) => output.publish("clear_output", { wait });
}

function plainText(value: unknown): string {
  return withoutAbsolutePaths(inspect(value, { colors: false }));
}
