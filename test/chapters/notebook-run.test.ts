import { expect } from "chai";
import { setTimeout } from "node:timers/promises";
import { NotebookRun } from "../../tools/chapters/notebook-run.js";

describe("NotebookRun.start(folder)", function () {
  this.timeout(60_000);
  let run: NotebookRun;

  before(async () => {
    run = await NotebookRun.start(import.meta.dirname);
  });
  after(() => run.end());

  it("runs cells that build on each other, and counts them", async () => {
    await run.run("const two = 1 + 1;");
    const { executionCount, outputs, failure, finished } = await run.run("console.log(two);");
    expect({ executionCount, failure, finished }).to.deep.equal({
      executionCount: 2,
      failure: undefined,
      finished: true,
    });
    expect(outputs).to.deep.equal([{ output_type: "stream", name: "stdout", text: "2\n" }]);
  });

  it("tells the line of the cell itself, when what it calls fails in another", async () => {
    await run.run("function refuse(): void {\n\n  throw new Error('refused');\n}");
    const { failure, finished } = await run.run("two;\nrefuse();");
    expect(finished).to.equal(false);
    expect(failure).to.have.property("line", 2);
    expect(failure?.message).to.match(/^Error: refused\n/);
  });

  it("finds at the next cell what a timer showed in between", async () => {
    await run.run("setTimeout(() => console.log('late'), 100);");
    await setTimeout(500);
    const { failure, finished } = await run.run("two");
    expect(failure).to.deep.equal({
      message: "a cell went on after its end, and showed: late",
    });
    expect(finished).to.equal(true);
    expect((await run.run("two")).failure).to.equal(undefined);
  });
});
