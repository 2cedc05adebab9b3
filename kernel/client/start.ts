import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { KernelClient } from "./client.js";
import { KernelProcess } from "./process.js";
import { despiteTakenPorts } from "./taken-ports.js";

export interface StartOptions {
  /** The folder in which cells run: that of the notebook. */
  readonly cwd: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another kernel's command line, with `{connection_file}` in it. */
  readonly command?: readonly string[];
}

const START_TIMEOUT_MS = 60_000;

/**
 * Starts a kernel and resolves when it answers. Throws when it is not built, does not start, or
 * gives no answer within a minute; the error holds what its process wrote.
 */
export async function startKernel(options: StartOptions): Promise<KernelClient> {
  const { cwd, command = ownCommand() } = options;
  const env = { ...process.env, ...options.env };
  return despiteTakenPorts(async () => {
    const client = new KernelClient(await KernelProcess.start({ command, cwd, env }));
    try {
      await client.ready(START_TIMEOUT_MS);
      return client;
    } catch (error) {
      await client.kill();
      throw error;
    }
  });
}

/** The command line of the kernel in this package. Throws when it is not built. */
export function ownCommand(): readonly string[] {
  const root = dirname(createRequire(import.meta.url).resolve("unrolled/package.json"));
  const main = join(root, "build", "kernel", "main.js");
  if (!existsSync(main)) {
    throw new Error("startKernel: the kernel is not built; `npm run build` builds it");
  }
  return [process.execPath, main, "--config-path", "{connection_file}"];
}
