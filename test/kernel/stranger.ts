import { expect } from "chai";
import { createHmac } from "node:crypto";
import { Dealer, Subscriber } from "zeromq";
import { KernelClient } from "../../kernel/client/client.js";
import { KernelProcess } from "../../kernel/client/process.js";
import { ownCommand } from "../../kernel/client/start.js";
import { despiteTakenPorts } from "../../kernel/client/taken-ports.js";
import { address } from "../../kernel/wire/connection.js";
import { decode, encode, newHeader, type Json, type Message } from "../../kernel/wire/message.js";

export type RequestChannel = "shell" | "control";
export const requestChannels: readonly RequestChannel[] = ["shell", "control"];

/** What a kernel says to frames: its replies, and what it publishes. */
export interface Answers {
  readonly replies: readonly Message[];
  readonly published: readonly Message[];
}

/** Sends a kernel any frames, right or wrong, and hears everything that it says. */
export class Stranger {
  readonly key: string;
  readonly kernel: KernelClient;
  readonly #sockets: Record<RequestChannel, Dealer>;
  readonly #iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });

  private constructor(process: KernelProcess) {
    this.key = process.connection.key;
    this.kernel = new KernelClient(process);
    const dealer = (channel: RequestChannel) => {
      const socket = new Dealer({ linger: 0, sendHighWaterMark: 0 });
      socket.connect(address(process.connection, channel));
      return socket;
    };
    this.#sockets = { shell: dealer("shell"), control: dealer("control") };
    this.#iopub.connect(address(process.connection, "iopub"));
    this.#iopub.subscribe("");
  }

  /** Starts a kernel in which the variable `kept` is 11. */
  static async meet(): Promise<Stranger> {
    const cwd = import.meta.dirname;
    const stranger = await despiteTakenPorts(async () => {
      const started = await KernelProcess.start({ command: ownCommand(), cwd, env: process.env });
      const stranger = new Stranger(started);
      try {
        await stranger.kernel.ready(60_000);
        return stranger;
      } catch (error) {
        await stranger.leave();
        throw error;
      }
    });
    await stranger.#iopub.receive(); // The welcome.
    expect(await stranger.kernel.execute("let kept = 11")).to.include({ status: "ok" });
    await stranger.send("shell", []);
    return stranger;
  }

  /** The frames of a request, signed; `header` is laid over its header. */
  request(type: string, content: Json, header: object = {}): Buffer[] {
    return this.textRequest(type, JSON.stringify(content), JSON.stringify(header));
  }

  /** The same of JSON that may be nested too deep for `JSON.stringify`. */
  textRequest(type: string, content: string, header: string): Buffer[] {
    const own = JSON.stringify(newHeader(type, "stranger"));
    // Of two fields with the same name the later one counts.
    const whole = header === "{}" ? own : `${own.slice(0, -1)},${header.slice(1)}`;
    return this.signed([whole, "{}", "{}", content].map((part) => Buffer.from(part)));
  }

  /** A message of these parts with the right signature. */
  signed(parts: readonly Buffer[]): Buffer[] {
    const hmac = createHmac("sha256", this.key);
    for (const part of parts) hmac.update(part);
    return [Buffer.from("<IDS|MSG>"), Buffer.from(hmac.digest("hex")), ...parts];
  }

  /**
   * Sends messages, and a question behind them: requests are taken in order, so what comes before the
   * end of its answer is all that the kernel says to the messages.
   */
  async send(channel: RequestChannel, messages: readonly (readonly Buffer[])[]): Promise<Answers> {
    const socket = this.#sockets[channel];
    for (const frames of messages) await socket.send([...frames]);
    const header = newHeader("kernel_info_request", "stranger");
    const last = { identities: [], header, parent: {}, metadata: {}, content: {} };
    await socket.send(encode(last, this.key));
    const isLast = ({ parent }: Message) => parent.msg_id === header.msg_id;

    const replies: Message[] = [];
    const published: Message[] = [];
    for (;;) {
      const reply = decode(await socket.receive(), this.key);
      if (isLast(reply)) break;
      replies.push(reply);
    }
    for (;;) {
      const message = decode(await this.#iopub.receive(), this.key);
      if (!isLast(message)) published.push(message);
      else if (message.content.execution_state === "idle") break;
    }
    return { replies, published };
  }

  /** Fails unless the kernel runs a cell and has kept its variables. */
  async expectAlive(): Promise<void> {
    const { status, outputs } = await this.kernel.execute("kept");
    expect(status).to.equal("ok");
    expect(outputs).to.have.nested.property("[0].data.text/plain", "11");
    await this.send("shell", []);
  }

  async leave(): Promise<void> {
    for (const socket of [...Object.values(this.#sockets), this.#iopub]) socket.close();
    await this.kernel.kill();
  }
}

/** Gives the tests of the current `describe` a stranger to a kernel of its own. */
export function useStranger(): () => Stranger {
  let stranger: Stranger;
  before(async () => {
    stranger = await Stranger.meet();
  });
  after(() => stranger?.leave());
  return () => stranger;
}
