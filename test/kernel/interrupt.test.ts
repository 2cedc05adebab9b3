import { expect } from "chai";
import { setTimeout } from "node:timers/promises";
import { KernelClient } from "../../kernel/client/client.js";
import { startKernel } from "../../kernel/client/index.js";
import { KernelProcess } from "../../kernel/client/process.js";
import { ownCommand } from "../../kernel/client/start.js";
import { despiteTakenPorts } from "../../kernel/client/taken-ports.js";
import { useKernel } from "./kernel.js";

/** How long a cell has to end once it is interrupted, in milliseconds. */
const LIMIT = 2000;

describe("kernel: interrupt", () => {
  const kernel = useKernel();

  before(async () => {
    await kernel().execute(`const kept = { value: 11 };
      let turns = 0;
      async function turnFor(ms: number) {
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, ms));
          turns++;
        }
      }`);
  });

  const cells: Record<string, string> = {
    "an endless synchronous loop": "while (true) turns++;",
    "an endless loop after an await": "await null; while (true) turns++;",
    "an endless loop in a function of a cell before": "await turnFor(1)",
    "a loop that awaits nothing but settled promises": "for (;;) await null;",
    "a pending await": "await new Promise(() => {})",
    "a loop that awaits a timer in each turn": `import { setTimeout as sleep } from "node:timers/promises";
      for (;;) { await sleep(1); turns++; }`,
    "an endless loop in a timer": `setTimeout(() => { while (true) turns++; }, 1);
      await new Promise(() => {});`,
    "an endless loop in an immediate": `setImmediate(() => { while (true) turns++; });
      await new Promise(() => {});`,
    "an interval": "setInterval(() => turns++, 1); await new Promise(() => {})",
    "code behind an await of something other than a timer": `const { readFile } = await import("node:fs/promises");
      for (;;) { await readFile("/dev/null"); turns++; }`,
    "an asynchronous loop over what comes": `import { watch } from "node:fs/promises";
      async function* reads() {
        for (;;) yield await (await import("node:fs/promises")).readFile("/dev/null");
      }
      for await (const _ of reads()) { turns++; }`,
    "a loop that catches all":
      "for (;;) try { while (true) turns++; } catch {} finally { turns++; }",
    "a regular expression that backtracks for ever": `/(a+)+b/.test("a".repeat(40))`,
    "a long call of the engine": `import { matmul, zeros } from "unrolled";
      const a = zeros([2000, 2000]);
      for (let i = 0; i < 1000; i++) matmul(a, a);`,
    "a training": `import { GradientDescentOptimizer, sum, tensor, train, Variable } from "unrolled";
      const weights = new Variable(tensor([1, 2]), "weights");
      function* batches() { for (;;) yield turns++; }
      await train({ variables: [weights], optimizer: new GradientDescentOptimizer(1e-9),
        batches: batches(), loss: () => ({ loss: sum(weights) }) });`,
  };
  for (const [what, code] of Object.entries(cells)) {
    it(`stops ${what} within two seconds, and the kernel goes on with its variables`, async () => {
      let begins!: () => void;
      const begun = new Promise<void>((resolve) => (begins = resolve));
      const running = kernel().execute(`console.log("begins"); ${code}`, { onOutput: begins });
      await begun;
      await setTimeout(150);
      const interrupted = await Promise.race([
        kernel()
          .interrupt()
          .then(() => running),
        setTimeout(LIMIT),
      ]);
      expect(interrupted?.status, JSON.stringify(interrupted?.error)).to.equal("error");
      expect(interrupted?.error).to.include({ ename: "Interrupted" });

      const [first, second] = [
        await shown("[kept.value, turns]"),
        await shown("[kept.value, turns]"),
      ];
      expect(first).to.match(/^\[ 11, \d+ \]$/);
      expect(second, "nothing goes on behind the reader's back").to.equal(first);
    });
  }

  const modules = [
    { load: `import * as vega from "vega";`, used: "vega.View" },
    { load: `const resvg = require("@resvg/resvg-js");`, used: "resvg.Resvg" },
  ];
  for (const { load, used } of modules) {
    it(`leaves what is interrupted in ${load} for the next cell to load`, async function () {
      this.timeout(120_000);
      for (const delay of [0, 20, 60]) {
        const fresh = await startKernel({ cwd: import.meta.dirname });
        const running = fresh.execute(`${load} await new Promise(() => {});`);
        await setTimeout(delay);
        // An interrupt may come before the cell has begun.
        const interrupt = () => fresh.interrupt().then(() => running);
        while (!(await Promise.race([interrupt(), setTimeout(500)])));
        const { error, outputs } = await fresh.execute(`${load} typeof ${used}`);
        expect(error?.traceback.join("\n"), `after ${delay} ms`).to.equal(undefined);
        expect(outputs).to.have.nested.property("[0].data.text/plain", "'function'");
        await fresh.shutdown();
      }
    });
  }

  it("does not miss a cell that goes from an import into an endless loop meanwhile", async function () {
    this.timeout(120_000);
    for (const delay of [100, 200, 300, 400]) {
      const fresh = await startKernel({ cwd: import.meta.dirname });
      const running = fresh.execute(`console.log("begins");
        const vega = await import("vega");
        while (true) {}`);
      await setTimeout(delay);
      const interrupt = () => fresh.interrupt().then(() => running);
      // It may come before the cell has begun.
      while (!(await Promise.race([interrupt(), setTimeout(3000)])));
      expect((await running).error, `after ${delay} ms`).to.include({ ename: "Interrupted" });
      await fresh.shutdown();
    }
  });

  it("gives the callback of a timer the timer for its this", async () => {
    const { outputs } = await kernel().execute(`let fired = 0;
      setInterval(function (this: NodeJS.Timeout) { fired++; clearInterval(this); }, 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      fired`);
    expect(outputs).to.have.nested.property("[0].data.text/plain", "1");
  });

  it("leaves the functions alone that a stopped cell has declared", async () => {
    const running = kernel().execute(`const later = async (x: number) => await Promise.resolve(x);
      async function latest(x: number) { for await (const y of [x]) { await null; return y; } }
      await new Promise(() => {});`);
    await setTimeout(150);
    await kernel().interrupt();
    await running;
    expect(await shown("[await later(1), await latest(2)]")).to.equal("[ 1, 2 ]");
  });

  it("that comes while the kernel starts does not keep it from starting", () =>
    despiteTakenPorts(async () => {
      const options = { command: ownCommand(), cwd: import.meta.dirname, env: process.env };
      const starting = new KernelClient(await KernelProcess.start(options));
      try {
        void starting.interrupt();
        await starting.ready(15_000);
        expect(await starting.execute("1")).to.include({ status: "ok" });
      } finally {
        await starting.kill();
      }
    }));

  it("stops nothing when no cell runs, and not the cell after", async () => {
    await kernel().interrupt();
    expect(await shown("await new Promise((r) => setTimeout(() => r(5), 50))")).to.equal("5");
  });

  it("leaves the timers of an earlier cell alone", async () => {
    await kernel().execute("let ticks = 0; const clock = setInterval(() => ticks++, 5);");
    const running = kernel().execute("await new Promise(() => {})");
    await setTimeout(100);
    await kernel().interrupt();
    await running;
    const before = Number(await shown("ticks"));
    await setTimeout(100);
    expect(Number(await shown("ticks; "))).to.be.greaterThan(before);
    await kernel().execute("clearInterval(clock)");
  });

  it("aborts the queued cells with it, and only those", async () => {
    const running = kernel().execute("while (true) {}");
    const queued = kernel().execute("1");
    await setTimeout(200);
    await kernel().interrupt();
    expect(await running).to.include({ status: "error" });
    expect(await queued).to.include({ status: "aborted" });
    expect(await kernel().execute("2")).to.include({ status: "ok" });
  });

  it("stops a cell on SIGINT too, again and again", async () => {
    const pid = Number(await shown("process.pid"));
    for (const code of ["while (true) {}", "await new Promise(() => {})", "while (true) {}"]) {
      const running = kernel().execute(code);
      await setTimeout(200);
      process.kill(pid, "SIGINT");
      expect((await running).error, code).to.include({ ename: "Interrupted" });
    }
    process.kill(pid, "SIGINT");
    await setTimeout(200);
    expect(await shown("kept.value")).to.equal("11");
  });

  async function shown(code: string): Promise<string> {
    const { outputs } = await kernel().execute(code);
    return (outputs[0] as unknown as { data: { "text/plain": string } }).data["text/plain"];
  }
});

describe("kernel: shutdown", () => {
  const blocked: Record<string, string> = {
    "an endless loop": "while (true) {}",
    "a loop behind an await": "await null; while (true) {}",
    "a program that the cell waits for": `require("child_process").execFileSync("sleep", ["5"])`,
  };
  for (const [what, code] of Object.entries(blocked)) {
    it(`answers a shutdown_request and ends while ${what} blocks the kernel`, async () => {
      const kernel = await startKernel({ cwd: import.meta.dirname });
      const running = kernel.execute(code);
      await setTimeout(200);
      const { content } = await kernel.request("shutdown_request", { restart: true }, "control");
      expect(content).to.deep.equal({ status: "ok", restart: true });
      expect((await running).status).to.be.oneOf(["dead", "error"]);
      for (let i = 0; kernel.alive && i < 100; i++) await setTimeout(50);
      expect(kernel.alive).to.equal(false);
    });
  }
});
