import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { held, type MemorySample } from "../../../bench/training/aspects/memory-samples.js";
import { configurations } from "../../../bench/training/configurations.js";
import { typescriptWorker } from "../../../bench/training/engines.js";
import { peakLoop } from "../../../bench/shared/peak.js";

describe("bench: programs that are measured", function () {
  this.timeout(60_000);

  it("peakLoop() multiplies and adds once a turn in each lane of each of its sums", async () => {
    const { operations, run } = await peakLoop();
    const sums = operations / (4 * 2);
    expect(sums).to.equal(13);
    // Each is 1/2 at first, and then 1/2 + sum/2: after n turns 1 − 1/2ⁿ⁺¹, exactly.
    expect(run(0)).to.equal(sums / 2);
    expect(run(10)).to.equal(sums * (1 - 2 ** -11));
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
    const [node, ...args] = typescriptWorker(
      ["unrolled", "memory-probe.ts"],
      JSON.stringify(configurations.tiny),
      "6",
      "2",
    );
    const printed = execFileSync(node!, ["--expose-gc", ...args], { encoding: "utf8" });
    const { before, peak, live, between } = JSON.parse(printed) as Record<string, unknown>;
    expect(before).to.have.all.keys("heap", "arrays", "wasm");
    expect(peak).to.have.all.keys("heap", "arrays", "wasm");
    expect(held(peak as MemorySample)).to.be.above(held(before as MemorySample));
    expect(held(live as MemorySample)).to.be.above(held(before as MemorySample));
    expect(between).to.have.length(3);
  });
});
