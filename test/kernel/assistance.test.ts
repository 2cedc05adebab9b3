import { expect } from "chai";
import { useKernel } from "./kernel.js";

interface Match {
  readonly text: string;
  readonly type: string;
  readonly signature: string;
  readonly documentation: string;
  readonly start: number;
  readonly end: number;
}

describe("kernel: completion and inspection", () => {
  const kernel = useKernel();

  before(async () => {
    await kernel().execute(`import { BasicRNNCell, tensor } from "unrolled";
      import * as engine from "unrolled";
      const cell = new BasicRNNCell(2, { inputSize: 1 });
      /**
       * Doubles a number.
       * @param x what to double
       * @throws RangeError when it is too large
       */
      function twice(x: number): number { return 2 * x; }`);
  });

  /** What is offered where \`|\` stands in the code. */
  async function matches(code: string): Promise<readonly Match[]> {
    const { content } = await kernel().request("complete_request", placed(code));
    const types = (content.metadata as { _jupyter_types_experimental: Match[] })
      ._jupyter_types_experimental;
    expect(types.map(({ text }) => text)).to.deep.equal(content.matches);
    expect(types.every(({ start }) => start === content.cursor_start)).to.equal(true);
    return types;
  }
  async function told(code: string): Promise<Readonly<Record<string, string>>> {
    const { content } = await kernel().request("inspect_request", placed(code));
    return content.data as Record<string, string>;
  }
  function placed(code: string) {
    return { code: code.replace("|", ""), cursor_pos: code.indexOf("|") };
  }

  it("offers names of cells before, with kind, signature and docstring", async () => {
    const [match] = await matches("twi|");
    expect(match).to.deep.equal({
      text: "twice",
      type: "function",
      signature: "function twice(x: number): number",
      documentation: "Doubles a number.",
      start: 0,
      end: 3,
    });
  });

  it("offers members of the engine's objects, with the types that they have", async () => {
    const members = await matches("cell.|");
    expect(members.map(({ text }) => text)).to.include.members(["call", "zeroState", "kernel"]);
    const zeroState = members.find(({ text }) => text === "zeroState");
    expect(zeroState).to.include({ type: "method" });
    expect(zeroState?.signature).to.match(/zeroState\(batchSize: number.*\): /);
    expect(zeroState?.documentation).not.to.equal("");
    expect((await matches("engine.dynamicR|"))[0]).to.include({ text: "dynamicRnn" });
  });

  it("offers what a package exports, module names, and the values of a union", async () => {
    const named = (code: string) => matches(code).then((all) => all.map(({ text }) => text));
    expect(await named(`import { softmaxC| } from "unrolled"`)).to.deep.equal([
      "softmaxCrossEntropy",
    ]);
    expect(await named(`import { x } from "node:f|"`)).to.include("node:fs");
    expect(await named(`tensor([1], "float|`)).to.deep.equal(["float32", "float64"]);
  });

  it("offers nothing in a comment, and for a name that nothing begins with", async () => {
    expect(await matches("// twi|")).to.deep.equal([]);
    expect(await matches("noSuchName|")).to.deep.equal([]);
  });

  it("tells the type and the whole docstring of a name", async () => {
    const { "text/plain": plain, "text/markdown": markdown } = await told("twi|ce(1)");
    expect(plain).to.equal(
      "function twice(x: number): number\n\nDoubles a number.\n\n" +
        "@param x what to double\n@throws RangeError when it is too large",
    );
    expect(markdown).to.include("```typescript\nfunction twice(x: number): number\n```");
  });

  it("tells of the engine's names what their docstrings say", async () => {
    const { "text/plain": plain } = await told("engine.dynamicRnn|");
    expect(plain).to.match(/^function dynamicRnn<S extends/);
    expect(plain).to.include("@param inputs `[batch, time, features]`");
  });

  it("tells, between the brackets of a call, of what is called", async () => {
    for (const code of [
      "twice(|",
      "twice(1|)",
      "twice(|)",
      "cell.zeroState(|3)",
      "tensor([1, |2])",
    ]) {
      const { "text/plain": plain } = await told(code);
      expect(plain, code).to.match(/^(function twice|tensor\(|\(method\) BasicRNNCell.zeroState)/);
    }
    expect((await told("new BasicRNNCell(|2)"))["text/plain"]).to.match(/^new BasicRNNCell\(/);
  });

  it("finds nothing where neither a name nor a call is", async () => {
    for (const code of ["|", "1 + |1", "[1, |2]", "twice(1);|", "noSuch|Name"]) {
      const { content } = await kernel().request("inspect_request", placed(code));
      expect(content, code).to.deep.equal({ status: "ok", found: false, data: {}, metadata: {} });
    }
  });

  it("changes nothing that the cells see", async () => {
    await matches("const cell = 5; cell.|");
    const { outputs } = await kernel().execute("cell.numUnits");
    expect(outputs).to.have.nested.property("[0].data.text/plain", "2");
  });
});
