import type { CellCompiler } from "./compiler/compiler.js";
import { complete } from "./completion.js";
import type { History } from "./history.js";
import { inspect } from "./inspection.js";
import { completeness } from "./is-complete.js";
import { kernelInfo } from "./kernel-info.js";
import { utf16Index } from "./wire/code-points.js";
import { CHANNELS, type Connection } from "./wire/connection.js";
import { Fields } from "./wire/fields.js";
import type { Json } from "./wire/message.js";

/** Answers one type of request with the content of its reply. Throws when its content is wrong. */
export type Handler = (content: Json) => Json;

/** The requests that need no cell to run, by the type of message. */
export function handlers(
  compiler: CellCompiler,
  connection: Connection,
  history: History,
): ReadonlyMap<string, Handler> {
  const table: Record<string, Handler> = {
    kernel_info_request: kernelInfo,
    connect_request: () => ports(connection),
    comm_info_request: commInfo,
    history_request: (content) => history.answer(content),
    is_complete_request: (content) =>
      completeness(new Fields("is_complete_request", content).string("code")),
    inspect_request: (content) => {
      // There is one level of detail.
      new Fields("inspect_request", content).integer("detail_level", 0, 0);
      return inspect(compiler, ...cursorIn("inspect_request", content));
    },
    complete_request: (content) => complete(compiler, ...cursorIn("complete_request", content)),
  };
  return new Map(Object.entries(table));
}

/** Code with a place in it, counted as JavaScript counts. */
function cursorIn(request: string, content: Json): [code: string, position: number] {
  const fields = new Fields(request, content);
  const code = fields.string("code");
  return [code, utf16Index(code, fields.integer("cursor_pos", 0))];
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
