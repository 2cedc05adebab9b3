import { expect } from "chai";
import { parseOutcomes } from "../../bench/kernels/conformance.js";

const lines = (...outcomes: object[]) =>
  outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join("");

describe("bench: parseOutcomes(printed)", () => {
  it("sorts the suite's tests by how they ended, and keeps the reasons", () => {
    const printed = lines(
      { test: "error", outcome: "passed", problem: "" },
      { test: "history (range)", outcome: "failed", problem: "0 != 1" },
      { test: "pager", outcome: "leftOut", problem: "No code page something" },
    );
    expect(parseOutcomes(printed)).to.deep.equal({
      passed: ["error"],
      failed: ["history (range)"],
      leftOut: ["pager"],
      problems: { "history (range)": "0 != 1", pager: "No code page something" },
    });
  });

  it("refuses an outcome that it does not know, and a run without a test", () => {
    expect(() => parseOutcomes(lines({ test: "error", outcome: "skipped" }))).to.throw(
      'expected an outcome of passed, failed, leftOut, got {"test":"error","outcome":"skipped"}',
    );
    expect(() => parseOutcomes("")).to.throw("ran no test");
    expect(() => parseOutcomes(lines({ test: "pager", outcome: "leftOut" }))).to.throw("no test");
  });
});
