import { expect } from "chai";
import { linesIn } from "../../bench/kernels/lines.js";
import type { Measured } from "../../bench/kernels/measure.js";
import { table, type Column } from "../../bench/kernels/table.js";

const about = { date: "2026-11-23", software: ["Node 20.20.2"], machine: "A CPU, 2 cores" };
const printed = {
  ms: 126,
  received: 10_000,
  wanted: 10_000,
  late: 0,
  inOrder: true,
  ended: true,
};
const round: Measured = {
  startMs: 1150,
  cellMs: 8.4,
  unended: 0,
  memory: { 10: 200, 250: 250 },
  loopRatio: 4.25,
  printed,
};
const conformance = {
  passed: ["error", "inspect"],
  failed: [],
  unsteady: [],
  leftOut: [],
  problems: {},
};

/** The cells of the row whose name begins so. */
function row(name: string, ...columns: Column[]): string[] {
  const lines = table(columns, about).split("\n");
  const line = lines.find((text) => text.startsWith(`| ${name}`))!;
  return line
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
}
const lost = (...runs: Partial<typeof printed>[]) => ({
  title: "lossy",
  problems: [],
  rounds: runs.map((run) => ({ ...round, printed: { ...printed, ...run } })),
});

describe("bench: table(columns, setting)", () => {
  it("says when, with what and on what it was measured, and in how many rounds", () => {
    expect(
      table([{ title: "k", rounds: [round, round], problems: [] }], about).split("\n")[0],
    ).to.equal(
      "Measured 2026-11-23: Node 20.20.2; A CPU, 2 cores. The median of 2 rounds (lowest–highest).",
    );
  });

  it("has a column a kernel and a row a measurement", () => {
    const slow = { ...round, startMs: 2000, cellMs: 10 };
    const columns = [{ title: "k", rounds: [round, slow, round], problems: [], conformance }];
    expect(row("start", ...columns)).to.deep.equal(["1.15 s (1.15 s–2.00 s)"]);
    expect(row("trivial", ...columns)).to.deep.equal(["8.4 ms (8.4 ms–10 ms)"]);
    expect(row("cells of 250", ...columns)).to.deep.equal(["0"]);
    expect(row("10,000 printed", ...columns)).to.deep.equal(["126 ms"]);
    expect(row("memory after 10 ", ...columns)).to.deep.equal(["200 MB"]);
    expect(row("memory after 250 ", ...columns)).to.deep.equal(["250 MB"]);
    expect(row("a loop of 10,000,000", ...columns)).to.deep.equal(["4.3 ×"]);
    expect(row("jupyter_kernel_test", ...columns)).to.deep.equal(["2, 0, 0"]);
  });

  it("says what became of lines, instead of a time that would not compare", () => {
    const short = { received: 415, ended: false };
    expect(row("10,000", lost(short))[0]).to.equal("9,585 lost, never idle");
    expect(row("10,000", lost(short, { received: 500 }, {}))[0]).to.equal(
      "9,500 (0–9,585) lost, never idle",
    );
    expect(row("10,000", lost({ inOrder: false }))[0]).to.equal("out of order");
    expect(row("10,000", lost({ late: 7541 }))[0]).to.equal(
      "126 ms, 7,541 of them behind the cell's end",
    );
  });

  it("names under the table what failed, what was left out and what could not be measured", () => {
    const failed = {
      ...conformance,
      failed: ["history (range)"],
      unsteady: ["display_data"],
      leftOut: ["pager"],
    };
    const text = table(
      [
        { title: "good", rounds: [round], problems: [], conformance },
        { title: "fair", rounds: [round], problems: [], conformance: failed },
        { title: "absent", rounds: [], problems: ["it is not installed on this system"] },
      ],
      about,
    );
    expect(text.split("\n").slice(-3)).to.deep.equal([
      "",
      "- fair: fails `history (range)`; fails now and then `display_data`; left out `pager`.",
      "- absent: it is not installed on this system.",
    ]);
    expect(text).to.contain("| 2, 0, 0 | 2, 2, 1 | – |");
    expect(text).to.match(/\| start to first result \| 1\.15 s \| 1\.15 s \| – \|/);
  });
});

describe("bench: linesIn(outputs)", () => {
  it("finds the numbers of the lines in streams, however the text is split", () => {
    const outputs = [
      { output_type: "stream", name: "stdout", text: "line 0\nline 1\n" },
      { output_type: "stream", name: "stderr", text: "a line 7\n" },
      { output_type: "stream", name: "stdout", text: "line 2\n" },
    ] as const;
    expect(linesIn(outputs)).to.deep.equal([0, 1, 2]);
  });
});
