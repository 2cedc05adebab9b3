import { expect } from "chai";
import { mustRun, run, runServer } from "../../tools/setup/run.mjs";
import { rejection } from "../support/failure.js";

const node = (script: string) => [process.execPath, "-e", script];

describe("run(command)", () => {
  it("resolves to the program's exit code", async () => {
    expect(await run(node("process.exit(3)"))).to.equal(3);
  });

  it("resolves to 128 + n when signal n ended the program", async () => {
    expect(await run(node('process.kill(process.pid, "SIGKILL")'))).to.equal(137);
  });

  it("listens to signals only while the program runs", async () => {
    const before = process.listenerCount("SIGINT");
    await run(node(""));
    expect(process.listenerCount("SIGINT")).to.equal(before);
  });
});

describe("runServer(command)", () => {
  it("hands a signal that asks us to stop on as SIGTERM, and calls the end after it a good one", async () => {
    const server = runServer(
      node("process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 9);"),
    );
    await new Promise((resolve) => setTimeout(resolve, 1000));
    process.emit("SIGHUP");
    expect(await server).to.equal(0);
  });

  it("resolves to the exit code of a server that ends unasked", async () => {
    expect(await runServer(node("process.exit(4)"))).to.equal(4);
  });
});

describe("mustRun(what, command)", () => {
  it("names the step and the command when the program fails or does not start", async () => {
    expect(await rejection(mustRun("Washing up", node("process.exit(2)")))).to.match(
      /^Error: Washing up failed \(exit code 2\): /,
    );
    expect(await rejection(mustRun("Washing up", ["no-such-program"]))).to.contain(
      "Washing up failed: spawn",
    );
  });
});
