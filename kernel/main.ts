import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { connectClearOutput } from "./clear-output.js";
import { CellCompiler } from "./compiler.js";
import { connectDisplay } from "./display.js";
import { CellOutput } from "./output.js";
import { History } from "./history.js";
import { handlers } from "./requests.js";
import { CellRunner } from "./runner.js";
import { KernelServer } from "./server.js";
import { Sockets } from "./sockets.js";
import { describeStacks } from "./stack.js";
import { redirectStreams } from "./streams.js";
import { createConverter } from "./tslab.js";
import { readConnection } from "./wire/connection.js";

const { values } = parseArgs({ options: { "config-path": { type: "string" } } });
if (!values["config-path"]) {
  throw new Error("kernel: expected --config-path <connection file>");
}

// Bound first: clients connect while the type checker, which takes a second, gets ready.
const connection = readConnection(values["config-path"]);
const sockets = await Sockets.bind(connection, randomUUID());
const compiler = new CellCompiler(createConverter());
const output = new CellOutput(sockets);
const runner = new CellRunner(compiler, output);
const history = new History();

describeStacks(compiler);
redirectStreams(output);
connectDisplay(output);
connectClearOutput(output);
process.on("SIGINT", () => runner.interrupt());
exitWithParent();

const answers = handlers(runner.executor, connection, history);
await new KernelServer(sockets, runner, output, history, answers).serve();

/** A kernel whose server was killed would otherwise run for ever. */
function exitWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 1000).unref();
}
