import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Connection } from "../wire/connection.js";
import { newConnection } from "./ports.js";

export interface KernelCommand {
  /** Program and arguments; `{connection_file}` stands for the connection file's path. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const READ_REST_MS = 200;

/** A kernel's process, with what it wrote outside the protocol. */
export class KernelProcess {
  readonly connection: Connection;
  /** Settles with a sentence on how the process ended. */
  readonly exited: Promise<string>;
  readonly #child: ChildProcess;
  #written = "";
  #running = true;

  private constructor(connection: Connection, child: ChildProcess, folder: string) {
    this.connection = connection;
    this.#child = child;
    const keep = (text: string) => (this.#written += text);
    child.stdout?.setEncoding("utf8").on("data", keep);
    child.stderr?.setEncoding("utf8").on("data", keep);
    const leaveNothing = () => {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    };
    process.once("exit", leaveNothing);
    this.exited = endOf(child).finally(() => {
      this.#running = false;
      process.off("exit", leaveNothing);
      leaveNothing();
    });
  }

  /** Starts the command with a connection file of its own. */
  static async start({ command, cwd, env }: KernelCommand): Promise<KernelProcess> {
    const folder = await mkdtemp(join(tmpdir(), "kernel-"));
    const connection = await newConnection();
    const file = join(folder, "connection.json");
    await writeFile(file, JSON.stringify(connection), { mode: 0o600 });
    const [program, ...args] = command.map((part) => part.replace("{connection_file}", file));
    const child = spawn(program!, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    return new KernelProcess(connection, child, folder);
  }

  /** Whether the process has not ended yet. */
  get running(): boolean {
    return this.#running;
  }

  /** What the process wrote to its standard streams outside the protocol. */
  get written(): string {
    return this.#written;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

/** How a process ended, once what it wrote has been read. */
async function endOf(child: ChildProcess): Promise<string> {
  const closed = new Promise((resolve) => child.once("close", resolve));
  try {
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    // A process that it started may hold its streams open for ever.
    await Promise.race([closed, setTimeout(READ_REST_MS)]);
    return signal ? `was ended by ${signal}` : `exited with code ${code}`;
  } catch (error) {
    return `could not be started: ${(error as Error).message}`;
  } finally {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
}
