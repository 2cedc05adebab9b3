import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { Channels } from "./channels.js";
import { readConnection } from "./wire/connection.js";

const { values } = parseArgs({ options: { "config-path": { type: "string" } } });
if (!values["config-path"]) {
  throw new Error("kernel: expected --config-path <connection file>");
}

// Each cell leaves half a megabyte of garbage from type checking, and V8 would let the heap of an idle
// kernel grow to twice its size before it collects it.
setFlagsFromString("--heap-growing-percent=10");

// Bound before all else is even loaded, which takes a second: until then any other program may take the
// ports, which were free when the client chose them; and clients connect meanwhile.
const connection = readConnection(values["config-path"]);
const channels = await Channels.bind(connection, randomUUID());
process.on("exit", () => channels.close());

const { serve } = await import("./serve.js");
await serve(channels, connection);
