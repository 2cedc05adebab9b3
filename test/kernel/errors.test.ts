import { expect } from "chai";
import { useKernel } from "./kernel.js";

describe("kernel: errors", () => {
  const kernel = useKernel();

  it("publishes what a cell throws as an error message, and puts the same into the reply", async () => {
    const { status, error, outputs } = await kernel().execute(`throw new RangeError("too far")`);
    expect(status).to.equal("error");
    expect(error).to.include({ ename: "RangeError", evalue: "too far" });
    expect(error?.traceback[0]).to.equal("RangeError: too far");
    expect(outputs).to.deep.equal([{ output_type: "error", ...error }]);
  });

  it("names cell, line and code line as the user wrote them, without the kernel's frames", async () => {
    const defined = await kernel().execute(`interface Options {
  factor: number;
}

function scale(x: number, options: Options): number {
  if (options.factor === 0) {
    throw new Error("factor is 0");
  }
  return x * options.factor;
}`);
    const called = await kernel().execute(`const options: Options = { factor: 0 };

scale(
  1,
  options,
);`);
    expect(called.error?.traceback).to.deep.equal([
      "Error: factor is 0",
      `    at scale (cell ${defined.executionCount}, line 7)`,
      `    at cell ${called.executionCount}, line 3`,
      "",
      `cell ${defined.executionCount}, line 7:`,
      `        throw new Error("factor is 0");`,
      `              ^`,
    ]);
  });

  it("points at the name of what is called, in the caller as in a cell before", async () => {
    await kernel().execute(
      `import { tensor } from "unrolled"; const far = () => tensor([[1], [1, 2]]);`,
    );
    const { error, executionCount } = await kernel().execute(
      `const x = 1;\nvoid tensor([[x], [x, 2]]);`,
    );
    expect(error?.traceback.slice(-3)).to.deep.equal([
      `cell ${executionCount}, line 2:`,
      "    void tensor([[x], [x, 2]]);",
      "         ^",
    ]);
    const later = await kernel().execute("far()");
    expect(later.error?.traceback.at(-1)).to.match(/^ +\^$/);
    expect(later.error?.traceback.at(-1)!.indexOf("^")).to.equal(
      later.error?.traceback.at(-2)!.indexOf("tensor([["),
    );
  });

  it("names the line after an await, and the async callers", async () => {
    const { error, executionCount } = await kernel().execute(`async function late(): Promise<void> {
  await null;
  throw new Error("late");
}
await late();`);
    expect(error?.traceback.slice(0, 3)).to.deep.equal([
      "Error: late",
      `    at late (cell ${executionCount}, line 3)`,
      `    at async cell ${executionCount}, line 5`,
    ]);
  });

  it("names the TypeScript line in the engine's files, relative to the notebook", async () => {
    const { error } = await kernel().execute(`import { tensor } from "unrolled";
tensor([[1], [1, 2]]);`);
    expect(error?.ename).to.equal("RangeError");
    expect(error?.traceback[1]).to.match(
      /^ {4}at \w+ \(\.\.\/\.\.\/src\/tensor\/\w+\.ts:\d+:\d+\)$/,
    );
    expect(error?.traceback.join("\n")).not.to.include(process.cwd());
  });

  it("sets the caret under its place behind Chinese characters, which are twice as wide", async () => {
    const { error } = await kernel().execute(`const 门 = "中文"; throw new Error(门);`);
    const [code, caret] = error!.traceback.slice(-2) as [string, string];
    const columns = (text: string) =>
      [...text].length + [...text.matchAll(/[门中文\u3000]/g)].length;
    expect(columns(caret.slice(0, caret.indexOf("^")))).to.equal(
      columns(code.slice(0, code.indexOf("new Error"))),
    );
  });

  it("prints a trace with its message", async () => {
    const { outputs, executionCount } = await kernel().execute(`console.trace("where")`);
    expect(outputs[0])
      .to.have.property("text")
      .that.includes(`Trace: where\n    at cell ${executionCount}, line 1`);
  });

  it("shows no absolute path of the project in an error, a result or a printed error", async () => {
    const missing = await kernel().execute(`require("./missing")`);
    expect(missing.error?.evalue).to.include("Cannot find module './missing'");
    const shown = await kernel().execute(`console.log(new Error("printed")); new Error("result")`);
    expect(JSON.stringify([missing, shown])).not.to.include(process.cwd());
    expect(shown.outputs[0]).to.have.property(
      "text",
      `Error: printed\n    at cell ${shown.executionCount}, line 1\n`,
    );
  });

  it("makes the project's absolute paths in a message relative to the notebook", async () => {
    const { error } = await kernel().execute(`import { resolve } from "node:path";
      import { pathToFileURL } from "node:url";
      const paths = ["../../src/index.ts", "data.csv"].map((path) => resolve(path));
      throw new Error([...paths, ...paths.map((path) => pathToFileURL(path))].join(" "));`);
    expect(error?.evalue).to.equal("../../src/index.ts data.csv ../../src/index.ts data.csv");
  });

  it("reports a type error as TypeScriptError with line, column, message and a caret", async () => {
    const { status, error, executionCount, outputs } = await kernel().execute(
      `const fine = 1;\n  const wrong: number = "text";`,
    );
    const message = "2:9 - Type 'string' is not assignable to type 'number'.";
    expect(status).to.equal("error");
    expect(error).to.deep.equal({
      ename: "TypeScriptError",
      evalue: message,
      traceback: [
        `TypeScriptError: ${message}`,
        "",
        `cell ${executionCount}, line 2:`,
        `      const wrong: number = "text";`,
        `            ^`,
      ],
    });
    expect(outputs).to.deep.equal([{ output_type: "error", ...error }]);
  });

  it("shows the code line under each of several type errors", async () => {
    const { error, executionCount } = await kernel().execute(
      "missing;\nlet n: number = 1;\nn.none;",
    );
    expect(error?.traceback).to.deep.equal([
      "TypeScriptError: 1:1 - Cannot find name 'missing'.",
      "",
      `cell ${executionCount}, line 1:`,
      "    missing;",
      "    ^",
      "",
      "3:3 - Property 'none' does not exist on type 'number'.",
      "",
      `cell ${executionCount}, line 3:`,
      "    n.none;",
      "      ^",
    ]);
  });

  it("runs nothing of a cell with a type error", async () => {
    const { outputs } = await kernel().execute(`console.log("ran"); missing();`);
    expect(outputs.map((output) => output.output_type)).to.deep.equal(["error"]);
  });

  it("reports a type error in a cell that defines a module", async () => {
    const { status, error } = await kernel().execute(
      `/** @module helper */\nexport const n: number = "text";`,
    );
    expect(status).to.equal("error");
    expect(error).to.include({ ename: "TypeScriptError" });
  });

  it("tells the causes of an error, also of one that is its own cause", async () => {
    const { error, executionCount } = await kernel().execute(
      `throw new Error("outer", { cause: new TypeError("inner") })`,
    );
    const traceback = error?.traceback ?? [];
    expect(traceback[0]).to.equal("Error: outer");
    expect(
      traceback.slice(traceback.indexOf("caused by TypeError: inner")).slice(0, 2),
    ).to.deep.equal(["caused by TypeError: inner", `    at cell ${executionCount}, line 1`]);
    const own = await kernel().execute(`const own = new Error("own"); own.cause = own; throw own;`);
    expect(own.error).to.include({ evalue: "own" });
  });

  it("folds a recursion that overflows the stack into one line", async () => {
    const { error, executionCount } = await kernel().execute(
      `function down(n: number): number { return 1 + down(n + 1); }\ndown(0)`,
    );
    expect(error).to.include({ ename: "RangeError" });
    expect(error?.traceback[1]).to.match(
      new RegExp(`^    at down \\(cell ${executionCount}, line 1\\) × \\d+$`),
    );
  });

  it("reports a thrown value that is no Error, and an Error subclass by its class's name", async () => {
    expect((await kernel().execute("throw { code: 7 }")).error).to.deep.equal({
      ename: "Uncaught",
      evalue: "{ code: 7 }",
      traceback: ["Uncaught: { code: 7 }"],
    });
    const { error } = await kernel().execute(`class ShapeError extends Error {}
throw new ShapeError("[2, 3]")`);
    expect(error).to.include({ ename: "ShapeError", evalue: "[2, 3]" });
  });
});
