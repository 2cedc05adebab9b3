import { expect } from "chai";
import { compareSources } from "../../tools/chapters/compare-sources.js";
import type { Notebook } from "../../tools/chapters/nbformat.js";

const made: Notebook = {
  cells: [
    { cell_type: "markdown", id: "a", metadata: {}, source: "# 题" },
    {
      cell_type: "code",
      execution_count: null,
      id: "b",
      metadata: {},
      outputs: [],
      source: "1 + 1",
    },
  ],
  metadata: { language: "zh", language_info: {} },
  nbformat: 4,
  nbformat_minor: 5,
};
const [prose, code] = made.cells;

describe("compareSources(committed, made)", () => {
  it("leaves aside what a run adds", () => {
    const executed: Notebook = {
      ...made,
      cells: [
        prose,
        {
          ...code,
          cell_type: "code",
          execution_count: 1,
          outputs: [{ output_type: "stream", name: "stdout", text: "2\n" }],
        },
      ],
      metadata: { language: "zh", language_info: { name: "typescript" } },
    };
    expect(compareSources(executed, made)).to.equal(undefined);
  });

  it("leaves aside which cells are folded: JupyterLab unfolds an answer that is run", () => {
    const folded = { collapsed: true, jupyter: { outputs_hidden: true }, tags: ["answer"] };
    const committed = { ...made, cells: [prose, { ...code, metadata: { tags: ["answer"] } }] };
    const answer = { ...made, cells: [prose, { ...code, metadata: folded }] };
    expect(compareSources(committed as Notebook, answer as Notebook)).to.equal(undefined);
    expect(compareSources(made, answer as Notebook)?.message).to.match(/^differs in cell b, meta/);
  });

  it("shows where the source of a cell differs", () => {
    const edited = { ...made, cells: [prose, { ...code, source: "1 + 2" }] } as Notebook;
    expect(compareSources(edited, made)).to.deep.equal({
      cell: "b",
      message:
        'differs in cell b, source, line 1, column 5:\n  committed: "1 + 2"\n  got:       "1 + 1"',
    });
  });

  it("tells a cell that is missing, one too many, and one in another place", () => {
    expect(compareSources({ ...made, cells: [prose] }, made)).to.deep.equal({
      cell: "b",
      message: "ends before cell b",
    });
    expect(compareSources(made, { ...made, cells: [prose] })).to.deep.equal({
      message: "has a cell too many: b",
    });
    expect(compareSources({ ...made, cells: [code, prose] }, made)).to.have.property("cell", "a");
  });

  it("shows where the metadata differ", () => {
    const english = { ...made, metadata: { ...made.metadata, language: "en" } };
    expect(compareSources(english, made)?.message).to.match(/^differs in its metadata, language/);
  });
});
