import { expect } from "chai";
import { term } from "../../src/charts/index.js";
import { display, table } from "../../src/notebook/index.js";
import { failure } from "../support/failure.js";
import { withEnvironment } from "./fake-kernel.js";

describe("table(columns, rows)", () => {
  const columns = [term("byHand"), term("byTape")];
  const rows = [
    ["∂L/∂w", [0.12345678, -2]],
    [term("bias"), ["h₂ | h₁", 1e-9]],
  ] as const;
  const shown = (language: string, options = {}) =>
    withEnvironment({ UNROLLED_LANGUAGE: language, UNROLLED_EDITIONS: undefined }, () =>
      table(columns, rows, options)[display](),
    );

  it("is a Markdown table, its numbers flush right", async () => {
    expect((await shown("en")).data["text/markdown"]).to.equal(
      [
        "|  | by hand | by the tape |",
        "| --- | ---: | ---: |",
        "| ∂L/∂w | 0.123457 | −2 |",
        "| bias | h₂ \\| h₁ | 1e−9 |",
      ].join("\n"),
    );
  });

  it("is lined up as text, a Chinese character taking two columns", async () => {
    expect((await shown("zh")).data["text/plain"]).to.equal(
      ["           手算  自动微分", "∂L/∂w  0.123457        −2", "偏置    h₂ | h₁      1e−9"].join(
        "\n",
      ),
    );
  });

  it("has as many digits as it is asked for", async () => {
    const { data } = await shown("en", { digits: 8 });
    expect(data["text/markdown"]).to.contain("| ∂L/∂w | 0.12345678 | −2 |");
  });

  it("refuses a table without rows, a row without a value for each column, and NaN", () => {
    expect(failure(() => table(columns, {}))).to.equal("RangeError: table: rows is empty");
    expect(failure(() => table(columns, { loss: [1] }))).to.equal(
      'RangeError: table: expected 2 values in rows["loss"], got 1',
    );
    expect(failure(() => table(columns, { loss: [1, NaN] }))).to.equal(
      'RangeError: table: rows["loss"][1] must be a finite number, got NaN',
    );
    expect(failure(() => table(columns, rows, { digits: 0 }))).to.equal(
      "RangeError: table: digits must be an integer from 1 to 17, got 0",
    );
  });
});
