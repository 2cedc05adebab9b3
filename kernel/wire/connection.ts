import { readFileSync } from "node:fs";

/** The five sockets of a kernel, each bound to its own port. */
export const CHANNELS = ["shell", "iopub", "stdin", "control", "hb"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a connection file says: where a kernel listens and which key signs its messages. */
export interface Connection {
  readonly transport: string;
  readonly ip: string;
  readonly key: string;
  readonly signature_scheme: string;
  readonly shell_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly control_port: number;
  readonly hb_port: number;
}

/** The zeromq address of one channel, such as `tcp://127.0.0.1:5555` or `ipc://kernel-1-1`. */
export function address(connection: Connection, channel: Channel): string {
  const separator = connection.transport === "ipc" ? "-" : ":";
  return `${connection.transport}://${connection.ip}${separator}${connection[`${channel}_port`]}`;
}

/** Reads a connection file. Throws when a field is missing or the signature scheme is unknown. */
export function readConnection(path: string): Connection {
  const connection = JSON.parse(readFileSync(path, "utf8")) as Connection;
  for (const channel of CHANNELS) {
    const port = connection[`${channel}_port`];
    if (!Number.isInteger(port)) {
      throw new Error(`connection file: ${channel}_port is ${port}, expected a port number`);
    }
  }
  if (connection.key !== "" && connection.signature_scheme !== "hmac-sha256") {
    throw new Error(
      `connection file: signature_scheme is ${connection.signature_scheme}, expected hmac-sha256`,
    );
  }
  return connection;
}
