import { expect } from "chai";
import { compareOutputs } from "../../tools/chapters/compare-outputs.js";
import type { MimeBundle, Output } from "../../tools/chapters/nbformat.js";

const stdout = (text: string): Output => ({ output_type: "stream", name: "stdout", text });
const display = (data: MimeBundle): Output => ({ output_type: "display_data", data, metadata: {} });

describe("compareOutputs(committed, actual)", () => {
  it("finds nothing where both are the same, whatever the order of keys", () => {
    const a = [
      stdout("1\n"),
      display({ "a/x+json": { p: [1, { q: 2, r: 3 }] }, "text/plain": "t" }),
    ];
    const b = [
      stdout("1\n"),
      display({ "text/plain": "t", "a/x+json": { p: [1, { r: 3, q: 2 }] } }),
    ];
    expect(compareOutputs(a, b)).to.equal(undefined);
    expect(compareOutputs([], [])).to.equal(undefined);
  });

  it("shows the first line of a text that differs, from both", () => {
    expect(compareOutputs([stdout("1\n2\n3\n")], [stdout("1\n2.5\n3.5\n")])).to.equal(
      "output 1 of 1 differs from the committed one, text, line 2, column 2:\n" +
        '  committed: "2"\n  got:       "2.5"',
    );
  });

  it("shows what is left of a text that ends early", () => {
    expect(compareOutputs([stdout("1\n2\n")], [stdout("1\n")])).to.equal(
      "output 1 of 1 differs from the committed one, text, line 2, column 1:\n" +
        '  committed: "2"\n  got:       ""',
    );
  });

  it("names the place in a chart where the values differ", () => {
    const chart = (y: number) => display({ "a/x+json": { data: { values: [{ y: 1 }, { y }] } } });
    expect(compareOutputs([chart(2)], [chart(2.0000001)])).to.equal(
      "output 1 of 1 differs from the committed one, " +
        "data › a/x+json › data › values › 1 › y: committed 2, got 2.0000001",
    );
  });

  it("shows the neighbourhood of the first differing character of a picture", () => {
    const [a, b] = ["A", "B"].map((one) => `${"x".repeat(5000)}${one}${"y".repeat(5000)}\n`);
    const difference = compareOutputs([display({ "image/png": a })], [display({ "image/png": b })]);
    expect(difference).to.contain("data › image/png, line 1, column 5001:\n");
    expect(difference).to.contain(`committed: "${"x".repeat(30)}Ayyy`);
    expect(difference).to.contain(`got:       "${"x".repeat(30)}Byyy`);
    expect(difference!.length).to.be.lessThan(300);
  });

  it("tells a kind of data that is missing, and one that is new", () => {
    const [both, one] = [{ "image/png": "p", "text/plain": "t" }, { "text/plain": "t" }];
    expect(compareOutputs([display(both)], [display(one)])).to.contain(
      'data › image/png: committed "p", got nothing',
    );
    expect(compareOutputs([display(one)], [display(both)])).to.contain(
      'data › image/png: committed nothing, got "p"',
    );
  });

  it("tells an output that is missing, and one that is not committed", () => {
    expect(compareOutputs([stdout("1"), stdout("2")], [stdout("1")])).to.equal(
      'output 2 of 2 is missing: committed is stdout "2"',
    );
    expect(compareOutputs([], [display({ "text/plain": "t" })])).to.equal(
      "output 1 of 1 is not committed: got display_data with text/plain",
    );
  });

  it("tells another kind of output and another execution count", () => {
    const result = (execution_count: number): Output => ({
      output_type: "execute_result",
      execution_count,
      data: {},
      metadata: {},
    });
    expect(compareOutputs([result(1)], [result(2)])).to.contain(
      "execution_count: committed 1, got 2",
    );
    expect(compareOutputs([display({})], [result(1)])).to.contain("got 1");
  });
});
