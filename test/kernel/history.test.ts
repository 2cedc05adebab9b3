import { expect } from "chai";
import fc from "fast-check";
import { History } from "../../kernel/history.js";

/** A history of cells 1, 2, … with these codes. */
function historyOf(...codes: string[]): History {
  const history = new History();
  codes.forEach((input, i) => history.add({ line: i + 1, input, output: undefined }));
  return history;
}

/** The codes of the cells in the answer. */
function inputs(history: History, request: object): unknown[] {
  return (history.answer({ ...request }).history as unknown[][]).map((cell) => cell[2]);
}

describe("kernel: history", () => {
  it("gives the last n cells, oldest first, as [session, line, code]", () => {
    const history = historyOf("a", "b", "c");
    const answer = history.answer({ hist_access_type: "tail", n: 2, output: false, raw: true });
    expect(answer).to.deep.equal({
      status: "ok",
      history: [
        [1, 2, "b"],
        [1, 3, "c"],
      ],
    });
    for (const [n, expected] of [
      [0, []],
      [10, ["a", "b", "c"]],
      [null, ["a", "b", "c"]],
    ] as const) {
      expect(inputs(history, { hist_access_type: "tail", n })).to.deep.equal(expected);
    }
  });

  it("gives each cell's code with its result when output is true, null without a result", () => {
    const history = new History();
    history.add({ line: 1, input: "6 * 7", output: "42" });
    history.add({ line: 2, input: "let a", output: undefined });
    const { history: cells } = history.answer({ hist_access_type: "tail", output: true });
    expect(cells).to.deep.equal([
      [1, 1, ["6 * 7", "42"]],
      [1, 2, ["let a", null]],
    ]);
  });

  it("gives a range of lines of this session, under its number or 0, and none of another", () => {
    const history = historyOf("a", "b", "c", "d");
    const range = (request: object) =>
      inputs(history, { hist_access_type: "range", session: 0, ...request }).join("");
    expect(range({ start: 2, stop: 4 })).to.equal("bc");
    expect(range({ session: 1, start: 2, stop: 3 })).to.equal("b");
    expect(range({ start: 3 })).to.equal("cd");
    expect(range({ stop: null })).to.equal("abcd");
    expect(range({ start: -2 })).to.equal("cd");
    expect(range({ start: 1, stop: -1 })).to.equal("abc");
    for (const session of [2, -1]) expect(range({ session })).to.equal("");
  });

  it("searches whole cells with * and ?, the latest n, each code once when unique", () => {
    const history = historyOf("let x = 1", "x + 1", "let y = [x]\ny", "x + 1", "x + 22");
    const search = (request: object) => inputs(history, { hist_access_type: "search", ...request });
    expect(search({ pattern: "x + ?" })).to.deep.equal(["x + 1", "x + 1"]);
    expect(search({ pattern: "x + ?", unique: true })).to.deep.equal(["x + 1"]);
    expect(search({ pattern: "x*", n: 2 })).to.deep.equal(["x + 1", "x + 22"]);
    expect(search({ pattern: "let*y" })).to.deep.equal(["let y = [x]\ny"]);
    expect(search({ pattern: "x" })).to.deep.equal([]);
    expect(search({})).to.have.length(5);
  });

  it("matches as a regular expression of the same meaning does, in time that does not explode", () => {
    const piece = fc.constantFrom("a", "b", "*", "?", ".");
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (text, pattern) => {
        const meaning = pattern
          .join("")
          .replace(/[.]/g, "\\.")
          .replace(/[*]/g, ".*")
          .replace(/[?]/g, ".");
        const request = { hist_access_type: "search", pattern: pattern.join("") };
        const found = inputs(historyOf(`a${text.join("")}`), {
          ...request,
          pattern: `a${request.pattern}`,
        });
        expect(found.length === 1).to.equal(new RegExp(`^${meaning}$`).test(text.join("")));
      }),
    );
    const pattern = `${"*a".repeat(200)}*b`;
    expect(
      inputs(historyOf("a".repeat(5000)), { hist_access_type: "search", pattern }),
    ).to.deep.equal([]);
  });

  it("keeps no empty cell", () => {
    expect(inputs(historyOf("a", "", " \n", "b"), { hist_access_type: "tail" })).to.deep.equal([
      "a",
      "b",
    ]);
  });

  it("refuses a field that is wrong by its name", () => {
    const history = historyOf("a");
    for (const [request, message] of [
      [
        {},
        "history_request: hist_access_type is missing, expected one of 'tail', 'range', 'search'",
      ],
      [{ hist_access_type: "all" }, "hist_access_type is 'all', expected one of"],
      [{ hist_access_type: "tail", n: -1 }, "n is -1, expected an integer of at least 0"],
      [{ hist_access_type: "range", session: "1" }, "session is '1', expected an integer"],
      [{ hist_access_type: "search", pattern: 5 }, "pattern is 5, expected a string"],
      [{ hist_access_type: "tail", output: "yes" }, "output is 'yes', expected true or false"],
    ] as const) {
      expect(() => history.answer(request)).to.throw(TypeError, message);
    }
  });
});
