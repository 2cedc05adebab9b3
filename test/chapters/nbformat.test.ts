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
});
