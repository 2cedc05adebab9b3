import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { Channels } from "./channels.js";
import { CellCompiler } from "./compiler/compiler.js";
import { connectDisplay } from "./display.js";
import { CellOutput } from "./output.js";
import { History } from "./history.js";
import { handlers } from "./requests.js";
import { CellRunner } from "./runner.js";
import { KernelServer } from "./server.js";
import { describeStacks } from "./stack.js";
import { redirectStreams } from "./streams.js";
import { stopTimersWithTheirCell } from "./timers.js";
import { createConverter } from "./tslab.js";
import { readConnection } from "./wire/connection.js";

const { values } = parseArgs({ options: { "config-path": { type: "string" } } });
if (!values["config-path"]) {
  throw new Error("kernel: expected --config-path <connection file>");
}

// Each cell leaves half a megabyte of garbage from type checking, and V8 would let the heap of an idle
// kernel grow to twice its size before it collects it.
setFlagsFromString("--heap-growing-percent=10");

// Bound first: clients connect while the type checker, which takes a second, gets ready.
const connection = readConnection(values["config-path"]);
const channels = await Channels.bind(connection, randomUUID());
const compiler = new CellCompiler(createConverter, channels);
const output = new CellOutput(channels);
const runner = new CellRunner(compiler, output, channels);
const history = new History();

describeStacks(compiler);
redirectStreams(output);
connectDisplay(output);
stopTimersWithTheirCell((error, owner) => runner.failed(error, owner));
process.on("exit", () => channels.close());

const answers = handlers(compiler, connection, history);
await new KernelServer(channels, runner, output, history, answers).serve();
