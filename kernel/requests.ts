import type { Executor } from "tslab/dist/executor.js";
import type { History } from "./history.js";
import { completeness } from "./is-complete.js";
import { kernelInfo } from "./kernel-info.js";
import { jupyter } from "./tslab.js";
import { codePointIndex, utf16Index } from "./wire/code-points.js";
import { CHANNELS, type Connection } from "./wire/connection.js";
import { Fields } from "./wire/fields.js";
import type { Json } from "./wire/message.js";

/** Answers one type of request with the content of its reply. Throws when its content is wrong. */
export type Handler = (content: Json) => Json;

/** The requests that need no cell to run, by the type of message. */
export function handlers(
  executor: Executor,
  connection: Connection,
  history: History,
): ReadonlyMap<string, Handler> {
  const tslab = new jupyter.JupyterHandlerImpl(executor, false);
  const table: Record<string, Handler> = {
    kernel_info_request: kernelInfo,
    connect_request: () => ports(connection),
    comm_info_request: commInfo,
    history_request: (content) => history.answer(content),
    is_complete_request: (content) =>
      completeness(new Fields("is_complete_request", content).string("code")),
    inspect_request: (content) => {
      const { code, cursor_pos } = cursorIn("inspect_request", content);
      // tslab has one level of detail.
      new Fields("inspect_request", content).integer("detail_level", 0, 0);
      return { ...tslab.handleInspect({ code, cursor_pos, detail_level: 0 }) };
    },
    complete_request: (content) => {
      const { code, cursor_pos } = cursorIn("complete_request", content);
      const { cursor_start, cursor_end, ...reply } = tslab.handleComplete({ code, cursor_pos });
      return {
        ...reply,
        cursor_start: codePointIndex(code, cursor_start),
        cursor_end: codePointIndex(code, cursor_end),
      };
    },
  };
  return new Map(Object.entries(table));
}

/** Code with a place in it, counted as JavaScript counts. */
function cursorIn(request: string, content: Json): { code: string; cursor_pos: number } {
  const fields = new Fields(request, content);
  const code = fields.string("code");
  return { code, cursor_pos: utf16Index(code, fields.integer("cursor_pos", 0)) };
}

/** No comm is ever open here: cells and front end share no objects. */
function commInfo(content: Json): Json {
  new Fields("comm_info_request", content).string("target_name", "");
  return { status: "ok", comms: {} };
}

/** Deprecated since protocol 5.1, but a client may still ask with only the shell's port in hand. */
function ports(connection: Connection): Json {
  const entries = CHANNELS.map((channel) => `${channel}_port` as const).map((name) => [
    name,
    connection[name],
  ]);
  return { status: "ok", ...Object.fromEntries(entries) };
}
