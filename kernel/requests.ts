import type { Executor } from "tslab/dist/executor.js";
import { ts } from "./compiler/typescript.js";
import { jupyter } from "./tslab.js";
import { PROTOCOL_VERSION, type Json } from "./wire/message.js";

/** Answers one kind of request; its reply is of type `<kind>_reply`. */
export type Handler = (content: Json) => Json;

/** The requests that need no cell to run, by the type of message without `_request`. */
export function handlers(executor: Executor): ReadonlyMap<string, Handler> {
  const tslab = new jupyter.JupyterHandlerImpl(executor, false);
  const table: Record<string, Handler> = {
    kernel_info: kernelInfo,
    comm_info: () => ({ status: "ok", comms: {} }),
    history: () => ({ status: "ok", history: [] }),
    is_complete: ({ code }) => ({ ...tslab.handleIsComplete({ code: string(code, "code") }) }),
    inspect: ({ code, cursor_pos }) => ({
      ...tslab.handleInspect({
        code: string(code, "code"),
        cursor_pos: integer(cursor_pos, "cursor_pos"),
        detail_level: 0,
      }),
    }),
    complete: ({ code, cursor_pos }) => ({
      ...tslab.handleComplete({
        code: string(code, "code"),
        cursor_pos: integer(cursor_pos, "cursor_pos"),
      }),
    }),
  };
  return new Map(Object.entries(table));
}

/** A field of a request's content that must be text. Throws when it is not. */
export function string(value: unknown, field: string): string {
  if (typeof value !== "string") throw new TypeError(`request: ${field} is not a string`);
  return value;
}

function integer(value: unknown, field: string): number {
  if (!Number.isInteger(value)) throw new TypeError(`request: ${field} is not an integer`);
  return value as number;
}

function kernelInfo(): Json {
  return {
    status: "ok",
    protocol_version: PROTOCOL_VERSION,
    implementation: "unrolled",
    implementation_version: "0.1.0",
    language_info: {
      name: "typescript",
      version: ts.version,
      mimetype: "text/typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      codemirror_mode: { name: "typescript" },
      nbconvert_exporter: "script",
    },
    banner: `TypeScript ${ts.version} on Node ${process.version}`,
    help_links: [],
  };
}
