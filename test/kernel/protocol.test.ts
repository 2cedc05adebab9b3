import { expect } from "chai";
import { setTimeout } from "node:timers/promises";
import { Dealer, Subscriber } from "zeromq";
import { KernelProcess } from "../../kernel/client/process.js";
import { KernelClient } from "../../kernel/client/client.js";
import { ClientChannels } from "../../kernel/client/channels.js";
import { ownCommand } from "../../kernel/client/start.js";
import { address } from "../../kernel/wire/connection.js";
import { decode, encode, newHeader, type Json, type Message } from "../../kernel/wire/message.js";

describe("kernel: protocol", () => {
  const published: Message[] = [];
  const replied: Message[] = [];
  let kernelProcess: KernelProcess;
  let kernel: KernelClient;
  let channels: ClientChannels;

  before(async () => {
    const command = ownCommand();
    kernelProcess = await KernelProcess.start({
      command,
      cwd: import.meta.dirname,
      env: process.env,
    });
    channels = new ClientChannels(kernelProcess.connection, {
      published: (message) => published.push(message),
      replied: (message) => replied.push(message),
    });
    kernel = new KernelClient(kernelProcess);
    await kernel.ready(60_000);
  });
  after(async () => {
    channels.close();
    await kernel.kill();
  });

  /** Sends a request as it is and returns what the kernel publishes for it, and its reply. */
  async function exchange(type: string, content: Json) {
    const id = channels.request("shell", type, content);
    const of = (messages: Message[]) => messages.filter(({ parent }) => parent.msg_id === id);
    const idle = () => of(published).some(({ content }) => content.execution_state === "idle");
    // Replies come in order: the second one says that a first would be there.
    const next = channels.request("shell", "kernel_info_request", {});
    const answered = () => replied.some(({ parent }) => parent.msg_id === next);
    while (!idle() || !answered()) await setTimeout(5);
    return { published: of(published), reply: of(replied)[0] };
  }

  it("publishes busy, execute_input, output and idle, in this order, around a cell", async () => {
    const { published, reply } = await exchange("execute_request", { code: "console.log(1); 2" });
    expect(published.map(({ header }) => header.msg_type)).to.deep.equal([
      "status",
      "execute_input",
      "stream",
      "execute_result",
      "status",
    ]);
    const count = reply?.content.execution_count;
    expect(published[1]?.content).to.deep.equal({
      code: "console.log(1); 2",
      execution_count: count,
    });
    expect(reply?.header.msg_type).to.equal("execute_reply");
    expect(reply?.content).to.deep.equal({
      status: "ok",
      execution_count: count,
      payload: [],
      user_expressions: {},
    });
  });

  it("counts no cell that is silent, and shows neither its input nor its result", async () => {
    const before = await exchange("execute_request", { code: "1" });
    const silent = await exchange("execute_request", { code: "2", silent: true });
    const after = await exchange("execute_request", { code: "3" });
    expect(silent.published.map(({ header }) => header.msg_type)).to.deep.equal([
      "status",
      "status",
    ]);
    expect(after.reply?.content.execution_count).to.equal(
      (before.reply?.content.execution_count as number) + 1,
    );
  });

  it("gives a blank cell no number of its own", async () => {
    const before = await exchange("execute_request", { code: "1" });
    const blank = await exchange("execute_request", { code: " \n\t" });
    expect(blank.reply?.content).to.include({
      status: "ok",
      execution_count: before.reply?.content.execution_count as number,
    });
  });

  it("says in kernel_info which language it speaks, in the words that JupyterLab looks for", async () => {
    const { content } = await kernel.request("kernel_info_request");
    expect(content).to.deep.include({
      status: "ok",
      protocol_version: "5.5",
      implementation: "unrolled",
      debugger: false,
      supported_features: [],
    });
    expect(content).to.have.property("help_links").that.is.an("array").that.is.not.empty;
    expect(content.language_info).to.deep.include({
      name: "typescript",
      file_extension: ".ts",
      mimetype: "text/typescript",
      codemirror_mode: { name: "typescript" },
    });
    expect(content.language_info)
      .to.have.property("version")
      .that.matches(/^\d+\.\d+\.\d+$/);
  });

  it("answers comm_info, is_complete, completion and inspection", async () => {
    const comms = await kernel.request("comm_info_request");
    expect(comms.header.msg_type).to.equal("comm_info_reply");
    expect(comms.content).to.deep.equal({ status: "ok", comms: {} });
    const complete = await kernel.request("is_complete_request", { code: "f(" });
    expect(complete.content.status).to.equal("incomplete");
    const completion = await kernel.request("complete_request", { code: "Math.sq", cursor_pos: 7 });
    expect(completion.content.matches).to.include("sqrt");
    const inspection = await kernel.request("inspect_request", {
      code: "Math.sqrt",
      cursor_pos: 7,
    });
    expect(JSON.stringify(inspection.content.data)).to.include("Math.sqrt(x: number): number");
  });

  it("answers a request whose content is wrong with an error that names the field", async () => {
    for (const [type, content] of [
      ["execute_request", { code: 5 }],
      ["complete_request", { code: "x", cursor_pos: "end" }],
    ] as const) {
      const { reply } = await exchange(type, content);
      expect(reply?.content).to.include({ status: "error", ename: "TypeError" });
    }
  });

  it("takes requests of an unknown type without an answer, and stays alive", async () => {
    for (const type of ["constructor", "unknown_request", "comm_open"]) {
      expect((await exchange(type, {})).reply).to.equal(undefined);
    }
  });

  it("drops messages that are signed with another key, not signed, or malformed", async () => {
    const intruder = new Dealer({ linger: 0 });
    intruder.connect(address(kernelProcess.connection, "shell"));
    const { key } = kernelProcess.connection;
    const request: Message = {
      identities: [],
      header: newHeader("execute_request", "intruder"),
      parent: {},
      metadata: {},
      content: { code: "globalThis.intruded = true" },
    };
    const good = encode(request, key);
    await intruder.send(encode(request, "another key"));
    await intruder.send(encode(request, ""));
    await intruder.send(good.slice(0, 4));
    await intruder.send(good.slice(1));
    await intruder.send([...good.slice(0, -1), Buffer.from("{")]);
    await intruder.send([Buffer.from("noise")]);
    const after = { ...request, header: newHeader("kernel_info_request", "intruder"), content: {} };
    await intruder.send(encode(after, key));
    await intruder.receive();
    intruder.close();
    const { outputs } = await kernel.execute("(globalThis as any).intruded === undefined");
    expect(outputs).to.have.nested.property("[0].data.text/plain", "true");
  });

  it("loses nothing for a reader that is slow", async () => {
    const reader = new Subscriber({ receiveHighWaterMark: 1, receiveTimeout: 3000, linger: 0 });
    reader.connect(address(kernelProcess.connection, "iopub"));
    reader.subscribe("display_data");
    const welcome = decode(await reader.receive(), kernelProcess.connection.key);
    expect(welcome.content).to.deep.equal({ subscription: "display_data" });
    await kernel.execute(`import { display } from "tslab";
      for (let i = 0; i < 4000; i++) display.raw("text/plain", i + " ".repeat(5000));`);
    const numbers: number[] = [];
    while (numbers.length < 4000) {
      const { content } = decode(await reader.receive(), kernelProcess.connection.key);
      numbers.push(Number((content.data as { "text/plain": string })["text/plain"]));
    }
    reader.close();
    expect(numbers).to.deep.equal(Array.from({ length: 4000 }, (_, i) => i));
  });

  it("loses none of 100,000 lines for a reader that takes them slowly", async () => {
    const reader = new Subscriber({ receiveHighWaterMark: 1, receiveTimeout: 5000, linger: 0 });
    reader.connect(address(kernelProcess.connection, "iopub"));
    reader.subscribe("stream");
    await setTimeout(200);
    await kernel.execute(`for (let i = 0; i < 100_000; i++) {
      console.log("line " + i);
      if (i % 1000 === 0) console.error("mark " + i);
    }`);
    let [lines, marks, received] = ["", "", 0];
    while (lines.split("\n", 100_001).length < 100_001 || marks.split("\n").length < 101) {
      const { header, content } = decode(await reader.receive(), kernelProcess.connection.key);
      if (header.msg_type !== "stream") continue;
      if (content.name === "stdout") lines += String(content.text);
      else marks += String(content.text);
      if (++received % 10 === 0) await setTimeout(5);
    }
    reader.close();
    const written = Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`).join("");
    expect(lines === written, "all lines in order").to.equal(true);
    const marked = Array.from({ length: 100 }, (_, i) => `mark ${1000 * i}\n`).join("");
    expect(marks).to.equal(marked);
  });

  it("answers shutdown and ends the process, whatever a cell left running", async () => {
    await kernel.execute(`setInterval(() => {}, 1000);
      const server = require("node:http").createServer().listen(0);`);
    const reply = await kernel.request("shutdown_request", { restart: true }, "control");
    expect(reply.content).to.deep.equal({ status: "ok", restart: true });
    expect(await kernelProcess.exited).to.equal("exited with code 0");
  });
});
