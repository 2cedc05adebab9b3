import { Console } from "node:console";
import type { CellOutput, StreamName } from "./output.js";

/**
 * Sends what the process writes to its standard streams to the cell's output instead. Colours are
 * off even where the kernel was started from a terminal or FORCE_COLOR is set: the same notebook
 * would then hold other bytes.
 */
export function redirectStreams(output: CellOutput): void {
  logWarnings(process.stderr.write.bind(process.stderr));
  redirect(process.stdout, "stdout", output);
  redirect(process.stderr, "stderr", output);
  globalThis.console = new Console({
    stdout: process.stdout,
    stderr: process.stderr,
    colorMode: false,
  });
}

/**
 * Node's own warnings go to the kernel's log: which ones come depends on Node's version, and their
 * text names the process.
 */
function logWarnings(log: (text: string) => void): void {
  process.removeAllListeners("warning");
  process.on("warning", (warning) => log(`${warning.stack}\n`));
}

function redirect(stream: NodeJS.WriteStream, name: StreamName, output: CellOutput): void {
  const decoder = new TextDecoder();
  stream.isTTY = false;
  stream.write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error) => void),
    written?: (error?: Error) => void,
  ): boolean => {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    output.write(name, text);
    const callback = typeof encoding === "function" ? encoding : written;
    if (callback) process.nextTick(callback);
    return true;
  };
}
