import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import type { Connection } from "../wire/connection.js";

/**
 * A connection with a new key on five local ports that are free now. The system chooses the ports;
 * all are held until the last is known, so that they differ.
 */
export async function newConnection(): Promise<Connection> {
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
