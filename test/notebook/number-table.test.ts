import { expect } from "chai";
import { inspect } from "node:util";
import { term } from "../../src/charts/index.js";
import { display, numberTable } from "../../src/notebook/index.js";
import { failure } from "../support/failure.js";

describe("numberTable(columns, { rows, digits })", () => {
  const table = numberTable(
    [
      [term("byHand"), [1.5, -20.25]],
      ["a < b", Float64Array.of(0, 1 / 3)],
    ],
    { rows: ["Wx", term("sum")], digits: 3 },
  );

  it("gives every number the same digits, aligned at the right, as text", () => {
    expect(inspect(table)).to.equal(
      ["         手算  a < b", "  Wx    1.500  0.000", "总和  −20.250  0.333"].join("\n"),
    );
  });

  it("shows itself as a table, its names escaped", () => {
    const { data } = table[display]();
    expect(Object.keys(data)).to.deep.equal(["text/html", "text/plain"]);
    expect(data["text/html"]).to.equal(
      [
        "<table>",
        "<thead><tr><th></th><th>手算</th><th>a &lt; b</th></tr></thead>",
        "<tbody>",
        "<tr><th>Wx</th><td>1.500</td><td>0.000</td></tr>",
        "<tr><th>总和</th><td>−20.250</td><td>0.333</td></tr>",
        "</tbody>",
        "</table>",
      ].join("\n"),
    );
  });

  it("refuses columns that do not fit the rows, and digits out of range", () => {
    const at = "RangeError: numberTable: ";
    expect(failure(() => numberTable({ a: [1] }, { rows: ["x", "y"] }))).to.equal(
      `${at}expected 2 numbers in columns["a"] (one a row), got 1`,
    );
    expect(failure(() => numberTable({ a: [NaN] }, { rows: ["x"] }))).to.equal(
      `${at}columns["a"][0] must be a finite number, got NaN`,
    );
    expect(failure(() => numberTable({}, { rows: ["x"] }))).to.equal(`${at}columns is empty`);
    expect(failure(() => numberTable({ a: [1] }, { rows: ["x"], digits: -1 }))).to.equal(
      `${at}digits must be an integer in 0 … 20, got -1`,
    );
  });
});
