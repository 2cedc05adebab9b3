import type { Channels } from "./channels.js";
import { CellCompiler } from "./compiler/compiler.js";
import { connectDisplay } from "./display.js";
import { History } from "./history.js";
import { CellOutput } from "./output.js";
import { handlers } from "./requests.js";
import { CellRunner } from "./runner.js";
import { KernelServer } from "./server.js";
import { describeStacks } from "./stack.js";
import { redirectStreams } from "./streams.js";
import { stopTimersWithTheirCell } from "./timers.js";
import { createConverter } from "./tslab.js";
import type { Connection } from "./wire/connection.js";

/** Puts the kernel together behind its channels, and answers what comes on them. */
export async function serve(channels: Channels, connection: Connection): Promise<void> {
  const compiler = new CellCompiler(createConverter, channels);
  const output = new CellOutput(channels);
  const runner = new CellRunner(compiler, output, channels);
  const history = new History();

  describeStacks(compiler);
  redirectStreams(output);
  connectDisplay(output);
  stopTimersWithTheirCell((error, owner) => runner.failed(error, owner));

  const answers = handlers(compiler, connection, history);
  await new KernelServer(channels, runner, output, history, answers).serve();
}
