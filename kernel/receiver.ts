/**
 * The receiving thread. It owns all sockets but iopub, so that requests are read, heartbeats answered
 * and a running cell stopped while that cell blocks the main thread.
 */
import { setImmediate, setTimeout } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { Reply, Router } from "zeromq";
import { Stopper } from "./stopper.js";
import { address } from "./wire/connection.js";
import { Inbox } from "./wire/inbox.js";
import { encode, newHeader, type Message } from "./wire/message.js";
import type { Received, ReceiverData, RequestChannel, Told } from "./wire/received.js";
import { SENDING } from "./wire/sending.js";

/** For so long an interrupt tries to free the main thread; it may be compiling. */
const INTERRUPT_MS = 10_000;
/** How long the main thread has to end by itself once it is told to. */
const SHUTDOWN_GRACE_MS = 1500;
const LEAVING_MS = 100;

const { connection, session, atWork, running, closed } = workerData as ReceiverData;
const port = parentPort!;
const tell = (message: Received): void => port.postMessage(message);

// Without a limit, so that `readable` speaks of all requests that have reached this machine.
const shell = new Router({ ...SENDING, receiveHighWaterMark: 0 });
const control = new Router(SENDING);
const stdin = new Router(SENDING);
const heartbeat = new Reply({ linger: 0 });
const sockets = { shell, control, stdin, hb: heartbeat };
/** How many requests have come on shell. */
let received = 0;
const inbox = new Inbox(connection.key);
const stopper = new Stopper(atWork, () => tell({ type: "ping" }));

port.on("message", (told: Told) => {
  switch (told.type) {
    case "reply":
      return void sockets[told.channel].send(told.frames);
    case "listens":
      return stopper.listens();
    case "pong":
      return stopper.answered();
    case "drain":
      return void drain();
    case "close":
      for (const socket of Object.values(sockets)) socket.close();
      Atomics.store(closed, 0, 1);
      Atomics.notify(closed, 0);
      return;
  }
});

try {
  for (const channel of ["shell", "control", "stdin", "hb"] as const) {
    await sockets[channel].bind(address(connection, channel));
  }
  tell({ type: "bound" });
  void receive("shell");
  void receive("control");
  void echoHeartbeats();
  void endWithParent();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  tell({ type: "refused", reason: `${code}: ${message}` });
}

/** Hands requests on as they come; what the inbox drops is not among them. */
async function receive(channel: RequestChannel): Promise<void> {
  for await (const frames of sockets[channel]) {
    const request = inbox.open(frames);
    if (request) void handOn(channel, request, frames);
  }
}

/**
 * What is to end a cell is handed on at once, and the main thread freed until it has taken it: an answer
 * to a ping behind it says so. An interrupt means only cells that were sent before it. The frames are handed on, not the message: content may be nested
 * deeper than a thread can pass to another.
 */
async function handOn(
  channel: RequestChannel,
  request: Message,
  frames: readonly Uint8Array[],
): Promise<void> {
  if (channel === "shell") received += 1;
  const number = received;
  const kind = channel === "control" ? request.header.msg_type : "";
  const isMeant = () => Atomics.load(running, 0) <= number;
  tell({ type: "request", channel, frames, number });
  if (kind === "interrupt_request") await stopper.stop(INTERRUPT_MS, isMeant);
  if (kind !== "shutdown_request") return;
  await stopper.stop(SHUTDOWN_GRACE_MS, () => true);
  await endFor(request);
}

/** Says when all requests that have reached this machine have been handed on. */
async function drain(): Promise<void> {
  do await setImmediate();
  while (shell.readable);
  tell({ type: "drained" });
}

/** Ends the process for a main thread that cannot: some code does not let itself be stopped. */
async function endFor(request: Message): Promise<void> {
  await setTimeout(SHUTDOWN_GRACE_MS, undefined, { ref: false });
  const content = { status: "ok", restart: request.content.restart === true };
  const header = newHeader("shutdown_reply", session);
  const { identities, header: parent } = request;
  const reply = { identities, header, parent, metadata: {}, content };
  // It may be closed already, when the process hangs in its last moment.
  if (!control.closed) await control.send(encode(reply, connection.key));
  // It leaves by a thread of zeromq's.
  await setTimeout(LEAVING_MS);
  process.kill(process.pid, "SIGKILL");
}

async function echoHeartbeats(): Promise<void> {
  for await (const frames of heartbeat) await heartbeat.send(frames);
}

/** A kernel whose server was killed would otherwise run for ever. */
async function endWithParent(): Promise<void> {
  const parent = process.ppid;
  while (process.ppid === parent) await setTimeout(1000, undefined, { ref: false });
  process.kill(process.pid, "SIGKILL");
}
