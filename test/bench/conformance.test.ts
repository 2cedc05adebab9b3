import { expect } from "chai";
import { combine, parseOutcomes } from "../../bench/kernels/conformance.js";

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
      unsteady: [],
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

describe("bench: combine(runs)", () => {
  const run = (passed: string[], failed: string[]) => ({
    passed,
    failed,
    unsteady: [],
    leftOut: ["pager"],
    problems: Object.fromEntries(failed.map((test) => [test, "failed"])),
  });

  it("counts as passed what passes each time, and tells what fails from what does so now and then", () => {
    const runs = [
      run(["error", "history"], ["inspect"]),
      run(["error"], ["history (range)", "inspect"]),
    ];
    expect(combine(runs)).to.deep.equal({
      passed: ["error"],
      failed: ["inspect"],
      unsteady: ["history (range)"],
      leftOut: ["pager"],
      problems: { inspect: "failed", "history (range)": "failed" },
    });
  });

  it("takes a test for the same, whichever of its parts fail", () => {
    const runs = [run([], ["history"]), run([], ["history (range)"])];
    expect(combine(runs).failed).to.have.length(1);
  });

  it("leaves a single run as it is, and refuses none", () => {
    expect(combine([run(["error"], ["inspect"])])).to.deep.equal(run(["error"], ["inspect"]));
    expect(() => combine([])).to.throw("expected at least one run");
  });
});
