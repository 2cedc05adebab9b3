import { expect } from "chai";
import { type NestedInput, Tensor, tensor, Variable, zeros } from "../../src/index.js";
import { display, type Displayable } from "../../src/notebook/index.js";
import { tensorTable } from "../../src/notebook/tensor-table.js";
import { build } from "../support/naive.js";

/** What a table holds, tags and styles left out: a line a row, headings as `<0>`. */
const rowsOf = (table: string): string[] =>
  [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t([hd])[^>]*>(.*?)<\/t[hd]>/g)]
      .map(([, kind, text]) => (kind === "h" ? `<${text}>` : text))
      .join(" "),
  );
const rows = (values: NestedInput) => rowsOf(tensorTable(tensor(values)));
const counted = (...shape: number[]) =>
  build(shape, (index) => index.reduce((n, i) => 10 * n + i, 0));

describe("tensorTable(tensor)", () => {
  it("is one table whose caption is dtype and shape, numbers at the right in digits of one width", () => {
    expect(tensorTable(tensor([[1, -2.5]], "float64"))).to.equal(
      [
        '<table style="font-family: monospace; text-align: right">',
        '<caption style="text-align: left; white-space: nowrap">Tensor float64 [1, 2]</caption>',
        "<thead><tr><th></th><th>0</th><th>1</th></tr></thead>",
        "<tbody>",
        "<tr><th>0</th><td>1</td><td>-2.5000</td></tr>",
        "</tbody>",
        "</table>",
      ].join("\n"),
    );
  });

  it("shows a scalar without indices, a vector as one row under them", () => {
    expect(rows(0.5)).to.deep.equal(["0.5000"]);
    expect(rows([1, 2, 3])).to.deep.equal(["<0> <1> <2>", "1 2 3"]);
  });

  it("shows a row of a matrix a row, behind its index", () => {
    expect(rows(counted(3, 2))).to.deep.equal(["<> <0> <1>", "<0> 0 1", "<1> 10 11", "<2> 20 21"]);
  });

  it("puts each matrix of a higher rank under its index, in rows that belong together", () => {
    const table = tensorTable(tensor(counted(2, 1, 2, 2)));
    expect(rowsOf(table)).to.deep.equal([
      "<> <0> <1>",
      "<[0, 0]>",
      "<0> 0 1",
      "<1> 10 11",
      "<[1, 0]>",
      "<0> 1000 1001",
      "<1> 1010 1011",
    ]);
    expect(table.match(/<tbody>/g)).to.have.length(2);
    expect(table).to.contain('<th colspan="3" style="text-align: left">[1, 0]</th>');
  });

  it("leaves out along each axis what the text leaves out", () => {
    expect(rows(counted(9))).to.deep.equal(["<0> <1> <2> <…> <6> <7> <8>", "0 1 2 … 6 7 8"]);
    expect(rows(counted(9, 2)).slice(3, 6)).to.deep.equal(["<2> 20 21", "<…> … …", "<6> 60 61"]);
    expect(rows(counted(2, 9, 1, 1)).filter((row) => row.startsWith("<["))).to.deep.equal(
      ["0", "1"].flatMap((i) => ["0", "1", "2", "…", "6", "7", "8"].map((j) => `<[${i}, ${j}]>`)),
    );
    expect(rows(counted(9, 1, 1, 1))).to.include("<[…]>");
  });

  it("shows the numbers of the text, and in its order, for every rank", () => {
    const numbers = Float64Array.from(
      { length: 720 },
      (_, i) => Math.sin(i) * 10 ** ((i % 13) - 6),
    );
    numbers.set([NaN, Infinity, -Infinity, -0, 1e-300, 999999]);
    for (const shape of [[720], [36, 20], [2, 36, 10], [9, 1, 8, 10], [2, 3, 4, 5, 6]]) {
      const shown = new Tensor(numbers, shape);
      const [, ...lines] = shown.toString().split("\n");
      const inText = lines.join(" ").match(/[^\s[\],…]+/g);
      const inTable = [...tensorTable(shown).matchAll(/<td>([^…]*?)<\/td>/g)].map(([, x]) => x);
      expect(inTable, `shape ${shape}`).to.deep.equal(inText);
    }
  });

  it("has the name of a variable in its caption, escaped", () => {
    expect(tensorTable(new Variable(zeros([1]), 'w<"&>'))).to.contain(
      ">Variable w&lt;&quot;&amp;&gt; float32 [1]</caption>",
    );
  });

  it("has no style but those that JupyterLab leaves in a notebook that it does not trust", () => {
    const table = tensorTable(tensor(counted(2, 9, 9)));
    const styles = [...table.matchAll(/style="(.*?)"/g)].flatMap(([, style]) => style.split("; "));
    expect([...new Set(styles)]).to.have.members([
      "font-family: monospace",
      "text-align: right",
      "text-align: left",
      "white-space: nowrap",
    ]);
    expect(table).not.to.match(/class=|<script|<style|color/);
  });
});

describe("a tensor as the value of a cell", () => {
  it("offers the kernel its table and its text, and so does a variable", () => {
    for (const x of [tensor([[1, 2]]), new Variable(tensor([1]), "w")]) {
      expect((x as unknown as Displayable)[display]()).to.deep.equal({
        data: { "text/html": tensorTable(x), "text/plain": x.toString() },
        metadata: {},
      });
    }
  });
});
