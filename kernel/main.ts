import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { Channels } from "./channels.js";
import { CellCompiler } from "./compiler/compiler.js";
import { connectDisplay } from "./display.js";
import { CellOutput } from "./output.js";
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

// Bound first: clients connect while the type checker, which takes a second, gets ready.
const channels = await Channels.bind(readConnection(values["config-path"]), randomUUID());
const compiler = channels.uninterrupted(() => new CellCompiler(createConverter(), channels));
const output = new CellOutput(channels);
const runner = new CellRunner(compiler, output);

describeStacks(compiler);
redirectStreams(output);
connectDisplay(output);
stopTimersWithTheirCell();
process.on("exit", () => channels.close());

new KernelServer(channels, runner, output, handlers(runner.executor)).serve();
