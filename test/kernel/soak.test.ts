import { expect } from "chai";
import type { KernelClient } from "../../kernel/client/index.js";
import { streamText, useKernel } from "./kernel.js";

/** How much more memory a kernel may hold after 1,000 trivial cells than after 50. */
const mostGrowth = 1.5;

/** Cells of each kind that the i-th round runs, and a check of how each ended. */
const kinds: ((kernel: KernelClient, i: number) => Promise<void>)[] = [
  async (kernel, i) => {
    const { status } = await kernel.execute(
      `const value = ${i}; function half() { return value / 2; }`,
    );
    expect(status).to.equal("ok");
  },
  async (kernel, i) => {
    const printed = await kernel.execute("console.log(value); console.error(half());");
    expect(streamText(printed, "stdout")).to.equal(`${i}\n`);
    expect(streamText(printed, "stderr")).to.equal(`${i / 2}\n`);
  },
  async (kernel, i) => {
    const { outputs } = await kernel.execute(
      `import { display } from "tslab"; display.html("<b>" + value + "</b>");`,
    );
    expect(outputs).to.deep.equal([
      { output_type: "display_data", data: { "text/html": `<b>${i}</b>` }, metadata: {} },
    ]);
  },
  async (kernel, i) => {
    const { status, error } = await kernel.execute("throw new RangeError(`round ${value}`)");
    expect(status).to.equal("error");
    expect(error).to.include({ ename: "RangeError", evalue: `round ${i}` });
  },
  async (kernel) => {
    const { error } = await kernel.execute("value.noSuchMethod()");
    expect(error).to.include({ ename: "TypeScriptError" });
  },
  async (kernel, i) => {
    const { outputs } = await kernel.execute(
      "const later = await new Promise<number>((resolve) => setTimeout(() => resolve(value), 1)); later",
    );
    expect(outputs).to.have.nested.property("[0].data.text/plain", String(i));
  },
  async (kernel, i) => {
    const { outputs, executionCount } = await kernel.execute("[value, half()]");
    expect(outputs).to.have.nested.property("[0].data.text/plain", `[ ${i}, ${i / 2} ]`);
    expect(executionCount).to.equal(i * kinds.length + 7);
  },
  async (kernel) => {
    const [failed, queued] = await Promise.all([
      kernel.execute("await Promise.reject(new Error('late'))"),
      kernel.execute("console.log('never')"),
    ]);
    expect([failed.status, queued.status]).to.deep.equal(["error", "aborted"]);
  },
];

describe("kernel: soak", function () {
  this.timeout(900_000);

  describe("1,000 cells of all kinds", () => {
    const kernel = useKernel();

    it("end each as the first of their kind did", async () => {
      for (let i = 0; i < 1_000 / kinds.length; i++) {
        for (const kind of kinds) await kind(kernel(), i);
      }
      expect(kernel().alive).to.equal(true);
    });
  });

  describe("1,000 trivial cells", () => {
    const kernel = useKernel();

    /** What the kernel's process holds of the machine's memory, in MB, garbage and all. */
    async function memory(): Promise<number> {
      const { outputs } = await kernel().execute("process.memoryUsage.rss() / 1e6");
      const [output] = outputs;
      expect(output).to.have.nested.property("data.text/plain");
      return Number((output as { data: Record<string, unknown> }).data["text/plain"]);
    }

    it(`leave the kernel with at most ${mostGrowth} times the memory of 50`, async () => {
      const run = async (from: number, to: number) => {
        for (let i = from; i < to; i++) {
          expect((await kernel().execute(`${i} + 1`)).status).to.equal("ok");
        }
      };
      await run(0, 50);
      const few = await memory();
      await run(50, 1_000);
      const many = await memory();
      expect(few).to.be.greaterThan(1);
      expect(many / few, `${few} MB after 50 cells, ${many} MB after 1,000`).to.be.at.most(
        mostGrowth,
      );
    });
  });
});
