import { expect } from "chai";
import { setTimeout } from "node:timers/promises";
import { useKernel } from "./kernel.js";

describe("kernel: failures outside a cell's own flow", () => {
  const kernel = useKernel();

  it("fails the cell in which a rejected promise is not awaited", async () => {
    const { status, error, outputs } = await kernel().execute(
      `async function forgotten() { throw new RangeError("nobody awaits"); }\nforgotten();`,
    );
    expect(status).to.equal("error");
    expect(error).to.include({ ename: "RangeError", evalue: "nobody awaits" });
    expect(outputs).to.deep.equal([{ output_type: "error", ...error }]);
  });

  it("fails the cell for a rejection some microtasks after its code's end", async () => {
    const { error } = await kernel().execute(`(async () => {
      for (let i = 0; i < 100; i++) await null;
      throw new Error("a little later");
    })();
    1`);
    expect(error).to.include({ evalue: "a little later" });
  });

  it("fails the cell whose shortest timer throws", async () => {
    const { error } = await kernel().execute(
      `setTimeout(() => { throw new Error("in a timer"); }, 0); 1`,
    );
    expect(error).to.include({ evalue: "in a timer" });
  });

  it("fails a waiting cell at once when a timer throws meanwhile", async () => {
    const { error } = await kernel().execute(
      `setTimeout(() => { throw new Error("meanwhile"); }, 20); await new Promise(() => {});`,
      { timeoutMs: 10_000 },
    );
    expect(error).to.include({ evalue: "meanwhile" });
  });

  it("reports an error once that is both rejected unseen and thrown", async () => {
    const { outputs } = await kernel().execute(`const failing = Promise.reject(new Error("twice"));
      await new Promise((resolve) => setImmediate(resolve));
      await failing;`);
    expect(outputs).to.have.length(1);
    expect(outputs[0]).to.include({ output_type: "error", evalue: "twice" });
  });

  it("lets a cell succeed that awaits or catches its rejections", async () => {
    const { status, outputs } = await kernel()
      .execute(`Promise.reject(new Error("x")).catch(() => {});
      await Promise.allSettled([Promise.reject(new Error("y"))]);
      try { await Promise.reject(new Error("z")); } catch {}`);
    expect({ status, outputs }).to.deep.equal({ status: "ok", outputs: [] });
  });

  it("publishes a failure after the cell's end under that cell, and goes on", async () => {
    const { status, executionCount } = await kernel().execute(
      `setTimeout(() => { throw new Error("too late"); }, 100); 1`,
    );
    expect(status).to.equal("ok");
    while (kernel().lateOutputs.length === 0) await setTimeout(10);
    const [late] = kernel().lateOutputs;
    expect(late).to.include({ output_type: "error", evalue: "too late" });
    expect(JSON.stringify(late)).to.include(`cell ${executionCount}, line 1`);
    expect(await kernel().execute("2")).to.include({ status: "ok" });
  });

  it("shows what a timer of an earlier cell throws, and lets the running cell go on", async () => {
    await kernel().execute(`setTimeout(() => { throw new Error("of before") }, 100); "ended"`);
    const { status, outputs } = await kernel().execute(
      `await new Promise((resolve) => setTimeout(resolve, 300)); "next"`,
    );
    expect(status).to.equal("ok");
    expect(outputs).to.have.nested.property("[0].evalue", "of before");
    expect(outputs).to.have.nested.property("[1].data.text/plain", "'next'");
  });

  it("reports an error that cannot even be read", async () => {
    const { error } = await kernel().execute(`class Unreadable extends Error {
        override get name(): string { throw new Error("no name"); }
      }
      throw new Unreadable("x");`);
    expect(error).to.include({ ename: "Uncaught", evalue: "an error that cannot be read" });
  });
});
