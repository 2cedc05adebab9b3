import { expect } from "chai";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkFile } from "../../tools/chapters/check-file.js";
import { compareOutputs } from "../../tools/chapters/compare-outputs.js";
import { notebookFile } from "../../tools/chapters/library.js";
import { readNotebook, type ExecutedCell } from "../../tools/chapters/nbformat.js";
import { NotebookRun } from "../../tools/chapters/notebook-run.js";
import { Workshop } from "../../tools/chapters/workshop.js";
import { Workspace } from "./workspace.js";

const title = "::: zh #title\n# 题\n\n## 节\n:::\n::: en #title\n# Title\n\n## Section\n:::\n";
const small = await readFile(join(import.meta.dirname, "fixtures", "01-small.md"), "utf8");

describe("new Workshop(say).build(file)", function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let said: string[];
  let workshop: Workshop;

  beforeEach(async () => {
    workspace = await Workspace.create();
    said = [];
    workshop = new Workshop((line) => said.push(line));
  });
  afterEach(() => workspace.remove());

  const codeOf = async (file: string): Promise<ExecutedCell[]> =>
    readNotebook(await readFile(file, "utf8")).cells.filter((cell) => cell.cell_type === "code");
  const failureOf = async (source: string): Promise<string> => {
    const file = await workspace.save("01-small.md", source);
    const message = await workshop.build(file).then(
      () => "it was built",
      (error: Error) => error.message,
    );
    expect(existsSync(notebookFile(file, "zh"))).to.equal(false);
    return message;
  };

  it("makes both editions of one run, each as a run in its own folder shows it", async () => {
    const file = await workspace.save("01-small.md", small);
    await workshop.build(file);
    const [zh, en] = [
      await codeOf(notebookFile(file, "zh")),
      await codeOf(notebookFile(file, "en")),
    ];
    expect(zh.map((cell) => cell.execution_count)).to.deep.equal([1, 2, 3]);
    expect(zh[0].outputs).to.deep.equal(en[0].outputs);
    expect(zh[0]).to.have.nested.property("outputs[1].data.text/plain", "0.8786223746838897");
    const [chart] = zh[1].outputs;
    const [twin] = en[1].outputs;
    expect(chart)
      .to.have.nested.property("data.text/plain")
      .that.matches(/隐藏状态/);
    expect(twin)
      .to.have.nested.property("data.text/plain")
      .that.matches(/hidden state/);
    expect(chart).to.have.property("metadata").that.does.not.have.property("editions");
    expect(await checkFile(file)).to.deep.equal([]);

    const run = await NotebookRun.start(dirname(notebookFile(file, "en")));
    for (const cell of en) {
      const { outputs } = await run.run(cell.source);
      expect(compareOutputs(cell.outputs, outputs)).to.equal(undefined);
    }
    await run.end();
  });

  it("does not run the code again when only the prose has changed", async () => {
    const source = `${title}\`\`\`ts #random\nMath.random()\n\`\`\`\n`;
    const file = await workspace.save("01-small.md", source);
    await workshop.build(file);
    const [before] = await codeOf(notebookFile(file, "zh"));
    await workspace.save("01-small.md", source.replace("## 节", "## 新节"));
    await workshop.build(file);
    const [after] = await codeOf(notebookFile(file, "zh"));
    expect(after.outputs).to.deep.equal(before.outputs);
    expect(await readFile(notebookFile(file, "zh"), "utf8")).to.contain("## 新节");

    await workspace.save("01-small.md", source.replace("Math.random()", "1 + Math.random()"));
    await workshop.build(file);
    const [again] = await codeOf(notebookFile(file, "zh"));
    expect(again.outputs).not.to.deep.equal(before.outputs);
  });

  it("stops at a cell that fails, naming chapter, section, cell and line, with the traceback", async () => {
    const message = await failureOf(
      `${title}\`\`\`ts #wrong\nconst a = 1;\nthrow new RangeError("no");\n\`\`\`\n`,
    );
    expect(message).to.match(
      /01-small\.md:13 #wrong: section "节", cell wrong, line 2: RangeError: no\n/,
    );
    expect(message).to.contain('throw new RangeError("no");\n    ');
  });

  it("stops at a line on stderr", async () => {
    const message = await failureOf(`${title}\`\`\`ts #loud\nconsole.error("hm");\n\`\`\`\n`);
    expect(message).to.match(/01-small\.md:11 #loud: .* cell loud: the cell wrote to stderr: hm$/);
  });

  it("stops at a last cell that goes on after its end", async () => {
    const message = await failureOf(
      `${title}\`\`\`ts #timer\nsetTimeout(() => console.log("late"), 100);\n\`\`\`\n`,
    );
    expect(message).to.match(/cell timer: a cell went on after its end, and showed: late$/);
  });

  it("stops at an output that names this machine", async () => {
    const message = await failureOf(
      `${title}\`\`\`ts #path\nconsole.log(process.cwd());\n\`\`\`\n`,
    );
    expect(message).to.match(/cell path: the output names the checkout of this machine: /);
  });

  it("runs nothing when a check fails", async () => {
    const message = await failureOf(`${title}\`\`\`ts #wrong\n// why\nthrow 1;\n\`\`\`\n`);
    expect(message).to.match(/01-small\.md:12 #wrong: code holds a comment/);
    expect(said).to.deep.equal([]);
  });
});
