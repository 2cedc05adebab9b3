import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { createRequire } from "node:module";
import { root } from "../../tools/chapters/library.js";

interface Report {
  readonly passes: readonly { fullTitle: string }[];
  readonly failures: readonly { fullTitle: string; err: { message: string } }[];
  readonly pending: readonly unknown[];
}

/** Runs the broken notebooks as tests, the way the committed ones run. */
async function runBroken(): Promise<{ code: number; report: Report }> {
  const mocha = createRequire(import.meta.url).resolve("mocha/bin/mocha.js");
  const suite = join(import.meta.dirname, "broken", "suite.ts");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", mocha, "--no-config", "--reporter", "json", suite],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  const [report, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return { code, report: JSON.parse(report) as Report };
}

describe("a broken notebook", function () {
  this.timeout(120_000);
  let code: number;
  let report: Report;

  before(async () => {
    ({ code, report } = await runBroken());
  });

  const failureOf = (title: string): string =>
    report.failures.find(({ fullTitle }) => fullTitle === title)?.err.message ?? "it is not red";
  const passed = (title: string): boolean =>
    report.passes.some(({ fullTitle }) => fullTitle === title);

  const defects: [
    defect: string,
    chapter: string,
    section: string,
    line: number | undefined,
    message: RegExp,
  ][] = [
    [
      "an exception",
      "exception",
      "An exception",
      2,
      /RangeError: half: expected an even number, got 3/,
    ],
    [
      "a failed assertion",
      "assertion",
      "A failed assertion",
      4,
      /AssertionError: expected 2 to equal 3/,
    ],
    [
      "a type error",
      "type-error",
      "A type error",
      2,
      /Type 'number' is not assignable to type 'string'/,
    ],
    [
      "a rejection that nobody awaits",
      "rejection",
      "A rejection that nobody awaits",
      2,
      /Error: refused/,
    ],
    [
      "a kernel that dies",
      "death",
      "A kernel that dies",
      undefined,
      /the kernel's process exited with code 3/,
    ],
    ["a kernel that hangs", "hang", "A kernel that hangs", undefined, /took longer than 1000 ms/],
  ];
  for (const [defect, chapter, section, line, message] of defects) {
    const title = `${chapter}.ipynb ${section} ›`;
    const where = line ? "line" : "where its code begins";
    it(`is red at ${defect}, with chapter, section, cell and ${where}`, () => {
      const failure = failureOf(`${title} broken`);
      const place = `${chapter}.ipynb › ${section} › broken${line ? `, line ${line}` : ""}`;
      const source = `(test/notebooks/broken/${chapter}.md:${16 + (line ?? 1)})`;
      expect(failure.split("\n")[0]).to.equal(`${place} ${source}:`);
      expect(failure).to.match(message);
    });

    it(`runs the cells before ${defect}, and tells why those after it are not run`, () => {
      expect(passed(`${title} sound`)).to.equal(true);
      expect(failureOf(`${title} after`)).to.match(/not run, because cell broken failed$/);
    });
  }

  it("blames a timer's error on the cell that set it, though a later one is red", () => {
    const failure = failureOf("late.ipynb An error that comes late › next");
    const place = "late.ipynb › An error that comes late › broken, line 2 while next ran";
    expect(failure.split("\n")[0]).to.equal(`${place} (test/notebooks/broken/late.md:18):`);
    expect(failure).to.contain("Error: too late");
  });

  const differences: [defect: string, cell: string, line: number, message: string][] = [
    [
      "a text that differs",
      "text",
      13,
      'output 1 of 1 differs from the committed one, text, line 2, column 1:\n  committed: "2"\n  got:       "two"',
    ],
    [
      "a chart that differs",
      "chart",
      17,
      "data › application/vnd.vegalite.v5+json › data › values › 1 › y: committed 3, got 2",
    ],
    [
      "a picture that differs",
      "picture",
      24,
      'data › image/png, line 1, column 11:\n  committed: "iVBORw0KGg8="',
    ],
    [
      "an output that is missing",
      "missing",
      28,
      'output 1 of 1 is missing: committed is stdout "1\\n"',
    ],
    [
      "an output that is new",
      "surplus",
      32,
      "output 1 of 1 is not committed: got execute_result with text/plain",
    ],
    ["a line on stderr", "stderr", 36, "the cell wrote to stderr: deprecated"],
  ];
  for (const [defect, cell, line, message] of differences) {
    it(`is red at ${defect}, with chapter, section, cell and where its code begins`, () => {
      const failure = failureOf(`outputs.ipynb Other outputs › ${cell}`);
      const place = `outputs.ipynb › Other outputs › ${cell}`;
      expect(failure.split("\n")[0]).to.equal(
        `${place} (test/notebooks/broken/outputs.md:${line}):`,
      );
      expect(failure).to.contain(message);
    });
  }

  it("still runs the cells after one whose output differs", () => {
    expect(passed("outputs.ipynb Other outputs › right")).to.equal(true);
  });

  it("is red when a timer goes wrong after its last cell has ended", () => {
    const failure = failureOf("outputs.ipynb shows nothing after its last cell has ended");
    expect(failure).to.contain("a cell went on after its end, and showed: Error: too late");
  });

  it("is red when it names another language than the kernel does", () => {
    expect(failureOf("outputs.ipynb names the language as its kernel does")).to.contain("klingon");
  });

  it("skips nothing, and ends the run with the number of failures", () => {
    expect(report.pending).to.deep.equal([]);
    expect(code).to.equal(report.failures.length);
  });
});
