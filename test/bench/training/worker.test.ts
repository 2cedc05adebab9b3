import { expect } from "chai";
import { Worker } from "../../../bench/training/worker.js";

const program = (code: string) => [process.execPath, "-e", code];
/** Answers with the question; asked for losses it complains, asked to measure it dies. */
const ECHO = `
  require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
    const question = JSON.parse(line);
    if (question.ask === "measure") { console.error("out of memory"); process.exit(3); }
    const reply = question.ask === "losses" ? { error: "no losses here" } : { answer: question };
    console.log(JSON.stringify(reply));
  });`;

describe("bench: new Worker(command)", () => {
  const workers: Worker[] = [];
  const start = (command: readonly string[]) => {
    const worker = new Worker(command);
    workers.push(worker);
    return worker;
  };
  afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.end())));

  it("ask(question) resolves to the answers, one process for all", async () => {
    const worker = start(program(ECHO));
    const first = await worker.ask({ ask: "versions" });
    const { pid } = worker;
    expect(first).to.deep.equal({ ask: "versions" });
    expect(await worker.ask({ ask: "versions" })).to.deep.equal(first);
    expect(worker.pid).to.equal(pid).and.be.a("number");
  });

  it("ask(question) rejects with the worker's own words, which can be asked again", async () => {
    const worker = start(program(ECHO));
    const failure = await worker.ask({ ask: "losses", count: 1 }).catch((error: Error) => error);
    expect(failure).to.be.an("error").with.property("message", "no losses here");
    expect(await worker.ask({ ask: "versions" })).to.be.an("object");
  });

  it("ask(question) rejects when the worker dies, and tells what it printed", async () => {
    const worker = start(program(ECHO));
    for (const again of [false, true]) {
      const failure = await worker.ask({ ask: "measure", ms: 1 }).catch((error: Error) => error);
      expect(failure, String(again))
        .to.be.an("error")
        .with.property("message", "the worker has ended (exit code 3): out of memory");
    }
  });

  it("ask(question) rejects when there is no such program", async () => {
    const worker = start(["no-such-program-anywhere"]);
    const failure = await worker.ask({ ask: "versions" }).catch((error: Error) => error);
    expect(failure).to.be.an("error").with.property("message").that.contains("ENOENT");
  });

  it("end() ends a process that does not listen", async () => {
    const worker = start(program("setInterval(() => {}, 1000)"));
    await worker.end();
    expect(() => process.kill(worker.pid!, 0)).to.throw("ESRCH");
  });
});
