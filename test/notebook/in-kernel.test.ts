import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DisplayOutput, type KernelClient, startKernel } from "../../kernel/client/index.js";

const vegaLite = "application/vnd.vegalite.v5+json";

describe("charts in the kernel", function () {
  this.timeout(120_000);
  // Inside the project, so that a cell finds the package as a notebook's does.
  const root = fileURLToPath(new URL("../..", import.meta.url));
  let folder: string;
  let kernel: KernelClient;

  before(async () => {
    mkdirSync(join(root, ".cache"), { recursive: true });
    folder = mkdtempSync(join(root, ".cache", "charts-"));
    mkdirSync(join(folder, "en"));
    kernel = await startKernel({ cwd: join(folder, "en") });
    const imports = await kernel.execute(`
      import { hiddenStateHeatMap, unitLines } from "unrolled/charts";
      import { liveLossCurve, progressBar, show, watch } from "unrolled/notebook";
      const states = [[0.5, -0.25], [0.75, 0]];`);
    expect(imports).to.include({ status: "ok" });
  });
  after(async () => {
    await kernel.kill();
    rmSync(folder, { recursive: true });
  });

  /** What a cell displays; it must not fail, nor print anything. */
  async function displayed(code: string): Promise<readonly DisplayOutput[]> {
    const { status, outputs, error } = await kernel.execute(code);
    expect(status, error?.traceback.join("\n")).to.equal("ok");
    return outputs as readonly DisplayOutput[];
  }

  it("shows what show is given, in the language of the notebook's folder", async () => {
    const outputs = await displayed("show(unitLines(states));");
    expect(outputs.map(({ output_type }) => output_type)).to.deep.equal(["display_data"]);
    const [{ data }] = outputs;
    expect(Object.keys(data)).to.have.members([vegaLite, "image/png", "text/plain"]);
    expect(data["text/plain"]).to.match(/^Line chart of the hidden state of 2 units/);
  });

  it("shows a chart that is the value of a cell", async () => {
    const outputs = await displayed("hiddenStateHeatMap(states)");
    expect(outputs.map(({ output_type }) => output_type)).to.deep.equal(["execute_result"]);
    expect(Object.keys(outputs[0].data)).to.have.members([vegaLite, "image/png", "text/plain"]);
  });

  it("settles a live training into one bar and one chart", async () => {
    const outputs = await displayed(`
      await watch([progressBar(), liveLossCurve()], async (onProgress) => {
        for (let step = 1; step <= 40; step++) {
          onProgress({ step, steps: 40, loss: 1 / step });
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      });`);
    expect(outputs).to.have.length(2);
    expect(outputs[0].data["text/plain"]).to.match(/40 \/ 40 steps, done$/);
    expect(Object.keys(outputs[1].data)).to.have.members([vegaLite, "image/png", "text/plain"]);
  });

  it("has types that a cell is checked against", async () => {
    const { status, error } = await kernel.execute(`import { term } from "unrolled/charts";
      term("forgetGat");`);
    expect(status).to.equal("error");
    expect(error?.evalue).to.contain('"forgetGat"');
  });
});
