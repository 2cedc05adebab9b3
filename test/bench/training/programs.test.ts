import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { held, type MemorySample } from "../../../bench/training/aspects/memory-samples.js";
import { typescriptWorker } from "../../../bench/training/engines.js";
import { compileLoop, flopsOfTurn } from "../../../bench/training/engines/peak/loop.js";

describe("bench: programs that are measured", function () {
  this.timeout(60_000);

  it("compileLoop(chains) makes a loop that does a multiplication and an addition a turn and chain", async () => {
    const run = await compileLoop(3);
    const f = Math.fround;
    const chain = (start: number) => {
      let value = f(start);
      for (let turn = 0; turn < 100; turn++) value = f(f(value * f(0.999)) + f(0.001));
      return value;
    };
    expect(run(100)).to.equal(f(f(chain(0) + chain(1)) + chain(2)));
    expect(flopsOfTurn(3)).to.equal(24);
  });

  it("first-step.mjs prints a time when a first step is done", () => {
    const file = new URL(
      "../../../bench/training/engines/unrolled/first-step.mjs",
      import.meta.url,
    );
    const printed = execFileSync(process.execPath, [fileURLToPath(file)], { encoding: "utf8" });
    expect(printed).to.match(/^\d+(\.\d+)?\n$/);
  });

  it("memory-probe.ts prints the most that is held in steps, and what is held between them", () => {
    const [node, ...args] = typescriptWorker(["unrolled", "memory-probe.ts"], "tiny", "6", "2");
    const printed = execFileSync(node!, ["--expose-gc", ...args], { encoding: "utf8" });
    const { before, peak, between } = JSON.parse(printed) as Record<string, unknown>;
    expect(before).to.have.all.keys("heap", "arrays", "wasm");
    expect(peak).to.have.all.keys("heap", "arrays", "wasm");
    expect(held(peak as MemorySample)).to.be.above(held(before as MemorySample));
    expect(between).to.have.length(3);
  });
});
