import { expect } from "chai";
import { readNotebook, writeNotebook, type Notebook } from "../../tools/chapters/nbformat.js";

const notebook: Notebook = {
  cells: [
    { cell_type: "markdown", id: "a", metadata: {}, source: "# 题\n\n字" },
    {
      cell_type: "code",
      execution_count: 1,
      id: "b",
      metadata: {},
      outputs: [
        { output_type: "stream", name: "stdout", text: "1\n2\n" },
        {
          output_type: "display_data",
          data: {
            "application/vnd.vegalite.v5+json": { title: { text: ["one", "two"] }, y: 0.00001 },
            "application/json": ["one", "two"],
            "image/png": "iVBORw0KGgo=\n",
            "text/plain": "two\nlines",
          },
          metadata: {},
        },
        { output_type: "error", ename: "Error", evalue: "no", traceback: ["Error: no"] },
      ],
      source: "",
    },
  ],
  metadata: { language: "zh" },
  nbformat: 4,
  nbformat_minor: 5,
};

describe("writeNotebook(notebook)", () => {
  it("writes texts as lists of lines, and leaves JSON and pictures whole", () => {
    const file = writeNotebook(notebook);
    const [markdown, code] = JSON.parse(file).cells;
    expect(markdown.source).to.deep.equal(["# 题\n", "\n", "字"]);
    expect(code.source).to.deep.equal([]);
    expect(code.outputs[0].text).to.deep.equal(["1\n", "2\n"]);
    expect(code.outputs[1].data).to.deep.equal({
      "application/vnd.vegalite.v5+json": { title: { text: ["one", "two"] }, y: 0.00001 },
      "application/json": ["one", "two"],
      "image/png": "iVBORw0KGgo=\n",
      "text/plain": ["two\n", "lines"],
    });
    expect(file).to.match(/^\{\n "cells": \[\n  \{\n   "cell_type": "markdown",\n/);
    expect(file).to.contain('"y": 1e-05');
    expect(file.endsWith("}\n")).to.equal(true);
  });
});

describe("readNotebook(json)", () => {
  it("gives back what was written", () => {
    expect(readNotebook(writeNotebook(notebook))).to.deep.equal(notebook);
  });

  const code = (more: object) => ({ id: "a", cell_type: "code", source: "", outputs: [], ...more });
  for (const [what, cells, says] of [
    ["no list of cells", {}, "expected a notebook with a list of cells, got {"],
    ["what is no cell", [1], ", cell 1: expected a cell, got 1"],
    [
      "a raw cell",
      [code({ cell_type: "raw" })],
      ', cell a: expected a cell of type markdown or code, got "raw"',
    ],
    [
      "a cell without id",
      [code({ id: undefined })],
      ", cell 1: expected a cell with an id, got nothing",
    ],
    [
      "a source that is no text",
      [code({ source: [1] })],
      ", cell a: expected a source that is text, got [1]",
    ],
    [
      "code without outputs",
      [code({ outputs: undefined })],
      ", cell a: expected a list of outputs, got nothing",
    ],
    [
      "an unknown output",
      [code({ outputs: [{ output_type: "clear_output" }] })],
      'error, got "clear_output"',
    ],
    [
      "an output of a type that every object has",
      [code({ outputs: [{ output_type: "constructor" }] })],
      'error, got "constructor"',
    ],
    ["an output without type", [code({ outputs: [{ data: {} }] })], "error, got nothing"],
    [
      "an output without data",
      [code({ outputs: [{ output_type: "display_data" }] })],
      ", cell a: expected an output display_data with its data, got nothing",
    ],
    [
      "a stream without text",
      [code({ outputs: [{ output_type: "stream" }] })],
      ", cell a: expected an output stream with its text, got nothing",
    ],
  ] as const) {
    it(`refuses ${what}, naming file and cell`, () => {
      expect(() => readNotebook(JSON.stringify({ cells }), "a.ipynb"))
        .to.throw(/^a\.ipynb/)
        .with.property("message")
        .that.includes(says);
    });
  }

  it("refuses what is no JSON, naming the file", () => {
    expect(() => readNotebook('{ "cells": [', "a.ipynb")).to.throw(
      /^a\.ipynb: expected a notebook in JSON, got: /,
    );
  });
});
