import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type DisplayOutput,
  type KernelClient,
  type Output,
  type ResultOutput,
  startKernel,
} from "../../kernel/client/index.js";

const vegaLite = "application/vnd.vegalite.v5+json";

describe("values in the kernel", function () {
  this.timeout(120_000);
  // Inside the project, so that a cell finds the package as a notebook's does.
  const root = fileURLToPath(new URL("../..", import.meta.url));
  let folder: string;

  before(() => {
    mkdirSync(join(root, ".cache"), { recursive: true });
    folder = mkdtempSync(join(root, ".cache", "views-"));
    mkdirSync(join(folder, "en"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Gives the tests of the current `describe` a kernel that has imported only what they say. */
  function kernelWith(imports: string): () => (code: string) => Promise<readonly Output[]> {
    let kernel: KernelClient;
    const run = async (code: string): Promise<readonly Output[]> => {
      const { status, outputs, error } = await kernel.execute(code);
      expect(status, error?.traceback.join("\n")).to.equal("ok");
      return outputs;
    };
    before(async () => {
      kernel = await startKernel({ cwd: join(folder, "en") });
      await run(imports);
    });
    after(() => kernel.kill());
    return () => run;
  }

  const only = (outputs: readonly Output[]): ResultOutput => {
    expect(outputs.map(({ output_type }) => output_type)).to.deep.equal(["execute_result"]);
    return outputs[0] as ResultOutput;
  };

  describe('that imported nothing but "unrolled"', () => {
    const run =
      kernelWith(`import { GradientDescentOptimizer, sub, square, Tensor, tensor, train, Variable } from "unrolled";
      const w = new Variable(tensor(4), "w");
      const options = {
        variables: [w],
        optimizer: new GradientDescentOptimizer(0.1),
        loss: (target: number) => ({ loss: square(sub(w, target)) }),
      };`);

    it("shows a tensor and a variable as a table and as text", async () => {
      const { data } = only(await run()("tensor([[1, 2]])"));
      expect(data).to.have.all.keys("text/html", "text/plain");
      expect(data["text/html"]).to.match(/^<table .*>Tensor float32 \[1, 2\]<\/caption>/s);
      expect(data["text/plain"]).to.equal("Tensor float32 [1, 2]\n[[1, 2]]");
      const variable = only(await run()(`new Variable(tensor([1]), "v")`));
      expect(variable.data["text/html"]).to.contain(">Variable v float32 [1]</caption>");
    });

    it("shows the history that train returns as its loss curve", async () => {
      const { data } = only(await run()("await train({ ...options, batches: [1, 1, 1] })"));
      expect(data).to.have.all.keys(vegaLite, "image/png", "text/plain");
      expect(data["text/plain"]).to.match(/^Loss curve: loss over 3 training steps, from 9 to /);
    });

    it("shows tensors inside another value as text", async () => {
      const { data } = only(await run()("[tensor([1])]"));
      expect(data).to.deep.equal({ "text/plain": "[\n  Tensor float32 [1]\n  [1]\n]" });
    });
  });

  describe('that imported nothing but "unrolled/charts"', () => {
    const run = kernelWith(`import { unitLines } from "unrolled/charts";`);

    it("shows a chart", async () => {
      const { data } = only(await run()("unitLines([[0.5, -0.25], [0.75, 0]])"));
      expect(data).to.have.all.keys(vegaLite, "image/png", "text/plain");
    });
  });

  describe('that imported "unrolled/notebook"', () => {
    const run = kernelWith(`import { clearOutput, show } from "unrolled/notebook";
      const both = (n: number) => ({ "text/html": "<b>" + n + "</b>", "text/plain": String(n) });`);

    it("are shown by show in several MIME types, and updated by id from a later cell", async () => {
      const shown = (await run()(
        `const place = show(both(1), { id: "count", metadata: { a: 1 } });`,
      )) as readonly DisplayOutput[];
      const data = { "text/html": "<b>1</b>", "text/plain": "1" };
      expect(shown).to.deep.equal([{ output_type: "display_data", data, metadata: { a: 1 } }]);
      expect(await run()("place.update(both(2))")).to.deep.equal([]);
      expect(shown[0].data).to.deep.equal({ "text/html": "<b>2</b>", "text/plain": "2" });
    });

    it("are gone after clearOutput(), and with wait when the next output comes", async () => {
      expect(await run()("show(both(1)); clearOutput();")).to.deep.equal([]);
      const kept = await run()("show(both(1)); clearOutput({ wait: true });");
      expect(kept).to.have.length(1);
      const replaced = await run()("show(both(1)); clearOutput({ wait: true }); show(both(2));");
      expect(replaced).to.have.length(1);
      expect(replaced).to.have.nested.property("[0].data.text/plain", "2");
    });

    it("are cleared with what was printed before, and not with what is printed after", async () => {
      const outputs = await run()(`console.log("a"); clearOutput(); console.log("b");`);
      expect(outputs).to.deep.equal([{ output_type: "stream", name: "stdout", text: "b\n" }]);
    });
  });
});
