import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connection } from "../wire/connection.js";

export interface KernelCommand {
  /** Program and arguments; `{connection_file}` stands for the connection file's path. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

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
    const killWithUs = () => child.kill("SIGKILL");
    process.once("exit", killWithUs);
    this.exited = new Promise<string>((resolve) => {
      child.once("error", (error) => resolve(`could not be started: ${error.message}`));
      // "close", not "exit": only then all that the process wrote has been read.
      child.once("close", (code, signal) =>
        resolve(signal ? `was ended by ${signal}` : `exited with code ${code}`),
      );
    }).finally(() => {
      this.#running = false;
      process.off("exit", killWithUs);
      return rm(folder, { recursive: true, force: true });
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

  signal(signal: "SIGINT" | "SIGKILL"): void {
    this.#child.kill(signal);
  }
}

/** Five ports that are free now: the system chooses them, and all are held until the last is known. */
async function newConnection(): Promise<Connection> {
  const ip = "127.0.0.1";
  const servers = await Promise.all(Array.from({ length: 5 }, () => listen(ip)));
  const [shell, iopub, stdin, control, hb] = servers.map(
    (server) => (server.address() as AddressInfo).port,
  );
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return {
    transport: "tcp",
    ip,
    key: randomUUID(),
    signature_scheme: "hmac-sha256",
    shell_port: shell!,
    iopub_port: iopub!,
    stdin_port: stdin!,
    control_port: control!,
    hb_port: hb!,
  };
}

async function listen(ip: string): Promise<Server> {
  const server = createServer().listen(0, ip);
  await once(server, "listening");
  return server;
}
