import { expect } from "chai";
import { useKernel } from "./kernel.js";

describe("kernel: results", () => {
  const kernel = useKernel();

  it("publishes the value of the last expression as execute_result", async () => {
    const { status, executionCount, outputs } = await kernel().execute("6 * 7");
    expect(status).to.equal("ok");
    expect(outputs).to.deep.equal([
      {
        output_type: "execute_result",
        execution_count: executionCount,
        data: { "text/plain": "42" },
        metadata: {},
      },
    ]);
  });

  it("publishes no result for undefined, null, or a cell that ends in a declaration", async () => {
    for (const code of ["undefined", "null", "const declared = 1", "interface Empty {}", ""]) {
      expect(await kernel().execute(code)).to.include({ status: "ok" });
      expect((await kernel().execute(code)).outputs, code).to.deep.equal([]);
    }
  });

  it("shows a value through its unrolled.display method, and as text beside it", async () => {
    const { outputs } = await kernel().execute(`({
      size: 3,
      [Symbol.for("unrolled.display")]() {
        return { data: { "text/html": "<b>" + this.size + "</b>" }, metadata: { seen: true } };
      },
    })`);
    expect(outputs).to.have.length(1);
    const [output] = outputs;
    expect(output).to.deep.include({ output_type: "execute_result", metadata: { seen: true } });
    expect(output).to.have.nested.property("data.text/html", "<b>3</b>");
    expect(output).to.have.property("data").with.property("text/plain").that.includes("size: 3");
  });

  it("fails the cell when unrolled.display throws or returns what is not JSON", async () => {
    const throwing = `({ [Symbol.for("unrolled.display")]() { throw new Error("no view"); } })`;
    expect((await kernel().execute(throwing)).error).to.include({ evalue: "no view" });
    const notJson = `({ [Symbol.for("unrolled.display")]: () => ({ data: { n: BigInt(1) } }) })`;
    const { status, error, outputs } = await kernel().execute(notJson);
    expect(status).to.equal("error");
    expect(error).to.include({ ename: "TypeError" });
    expect(outputs).to.deep.equal([{ output_type: "error", ...error }]);
  });

  it("keeps variables, types, functions and imports for later cells, and lets them be redeclared", async () => {
    await kernel().execute(`import { join } from "node:path";
      type Pair = [number, number];
      const swap = ([a, b]: Pair): Pair => [b, a];
      const name = "first";`);
    const { outputs } = await kernel().execute("join(name, String(swap([1, 2])))");
    expect(outputs).to.have.nested.property("[0].data.text/plain", "'first/2,1'");
    await kernel().execute("const name = 2");
    const second = await kernel().execute("name + 1");
    expect(second.outputs).to.have.nested.property("[0].data.text/plain", "3");
  });

  it("awaits at the top level of a cell", async () => {
    const { outputs } = await kernel().execute(`const late = await new Promise<number>((resolve) =>
      setTimeout(() => resolve(5), 20));
      late + 1`);
    expect(outputs).to.have.nested.property("[0].data.text/plain", "6");
  });

  it("displays through tslab, updates by display id, and sends several MIME types in one bundle", async () => {
    const shown = await kernel().execute(`import { newDisplay } from "tslab";
      const view = newDisplay();
      view.html("<i>1</i>");`);
    expect(shown.outputs).to.deep.equal([
      { output_type: "display_data", data: { "text/html": "<i>1</i>" }, metadata: {} },
    ]);
    const updating = await kernel().execute(`view.html("<i>2</i>")`);
    expect(updating.outputs).to.deep.equal([]);
    expect(shown.outputs).to.have.nested.property("[0].data.text/html", "<i>2</i>");

    const bundle = await kernel().execute(`import * as jupyter from "tslab/dist/jupyter.js";
      jupyter.lastWriteDisplayData(
        { data: { "text/plain": "p", "application/json": { a: 1 } as any }, metadata: {}, transient: {} }, false);`);
    expect(bundle.outputs).to.deep.equal([
      {
        output_type: "display_data",
        data: { "text/plain": "p", "application/json": { a: 1 } },
        metadata: {},
      },
    ]);
  });
});
