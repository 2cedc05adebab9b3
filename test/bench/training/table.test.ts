import { expect } from "chai";
import { readFileSync } from "node:fs";
import { replaceSection } from "../../../bench/shared/section.js";
import { table, threeDigits } from "../../../bench/training/table.js";
import { chinese, english } from "../../../bench/training/words.js";
import { comparison, setting } from "./fixture.js";

const lines = table(comparison, setting, english).split("\n");

/** The cells of the row whose name begins so. */
function row(name: string): string[] {
  const line = lines.find((text) => text.startsWith(`| ${name}`))!;
  return line
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
}

describe("bench: table(comparison, setting, words) of engines", () => {
  it("says when, with what, on what and in how many rounds, and what the core can do", () => {
    const [caption] = lines;
    for (const part of [
      "2026-11-24",
      "unrolled 0.1.0, PyTorch 2.15.0",
      "A CPU, 2 cores",
      "6 rounds",
      "55.0 GFLOP/s",
      "2·T·B·(3·4H·H·(2L − 1) + 3·H·V)",
    ]) {
      expect(caption).to.contain(part);
    }
  });

  it("says how many slices were thrown away, and how many kept though disturbed", () => {
    // Seven engines' slices: one of `unrolled` and two of `tf.layers.lstm` were measured again.
    expect(lines[0]).to.contain("Of 10 slices of time 3 were thrown away");
    expect(lines[0]).to.contain("1 kept though they did");
  });

  it("has a column a configuration and a row an engine, with median and quartiles", () => {
    expect(lines[2]).to.contain("| tiny<br>B1 T16 I8 H16 V8 | small<br>B16 T32 I32 H64 V64 |");
    expect(row("unrolled")).to.deep.equal(["0.0100 (0.00900–0.0120)", "1.50 (1.35–1.80)"]);
    expect(row("TensorFlow.js cpu")).to.deep.equal(["3.46 (3.11–4.15)", "–"]);
  });

  it("has no row for an engine that was not measured, and says why below", () => {
    expect(lines.some((text) => text.startsWith("| jax-js"))).to.equal(false);
    expect(lines.slice(-2)).to.deep.equal([
      "",
      "- jax-js: not measured, its packages could not be installed",
    ]);
  });

  it("has a row a ratio, each with what it is to be and whether it is", () => {
    expect(row("our time / PyTorch's")).to.deep.equal([
      "0.0200 (at most 0.05: met)",
      "1.50 (at most 1.4: **missed**)",
    ]);
    expect(row("the best other")).to.deep.equal(["346", "20.0 (at least 10: met)"]);
    expect(row("the time of `tf.layers.lstm`")).to.deep.equal(["–", "30.0 (at least 15: met)"]);
  });

  it("has the same numbers in Chinese", () => {
    const text = table(comparison, setting, chinese);
    const numbers = (markdown: string) =>
      markdown
        .split("\n")
        .slice(4, -2)
        .flatMap((line) => line.match(/[\d.]+/g) ?? []);
    expect(numbers(text)).to.deep.equal(numbers(lines.join("\n")));
    expect(text).to.contain("1.50（至多 1.4：**未达到**）");
  });

  it("stands between markers in both READMEs", () => {
    for (const name of ["README.md", "README.zh.md"]) {
      const readme = readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");
      const replaced = replaceSection(readme, "| new |", "npm run bench -- --readme");
      expect(replaced, name).to.contain("\n\n| new |\n\n<!-- measured: end -->");
    }
  });
});

describe("bench: threeDigits(value)", () => {
  it("shows three digits that count, without an exponent", () => {
    expect([0.0086, 0.675, 6.2, 61.7, 2316.4].map(threeDigits)).to.deep.equal([
      "0.00860",
      "0.675",
      "6.20",
      "61.7",
      "2,320",
    ]);
  });
});
