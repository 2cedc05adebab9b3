import { expect } from "chai";
import { readFileSync } from "node:fs";
import { renderSvg } from "../../src/notebook/svg.js";
import { languages } from "../../tools/chapters/chapter.js";
import { chaptersFolder, listNotebooks, shown } from "../../tools/chapters/library.js";
import { readNotebook, type MimeBundle } from "../../tools/chapters/nbformat.js";
import { schemaErrors } from "../support/vega-lite-schema.js";

const vegaLite = "application/vnd.vegalite.v5+json";

interface Emitted {
  readonly $schema: string;
  readonly data: { readonly values: readonly object[] };
}

/** The bundles of a notebook that hold a chart, with the id of the cell that emitted each. */
function chartsOf(file: string): { id: string; data: MimeBundle }[] {
  return readNotebook(readFileSync(file, "utf8")).cells.flatMap((cell) =>
    cell.cell_type === "markdown"
      ? []
      : cell.outputs.flatMap((output) =>
          "data" in output && vegaLite in output.data ? [{ id: cell.id, data: output.data }] : [],
        ),
  );
}

for (const file of languages.flatMap((language) => listNotebooks(chaptersFolder, language))) {
  describe(`the charts of ${shown(file)}`, () => {
    const charts = chartsOf(file);

    it("are there", () => {
      expect(charts).not.to.be.empty;
    });

    for (const { id, data } of charts) {
      it(`${id}: is valid Vega-Lite 5 with data, and is drawn with marks`, () => {
        const spec = data[vegaLite] as unknown as Emitted;
        expect(schemaErrors(spec)).to.deep.equal([]);
        expect(spec.$schema).to.equal("https://vega.github.io/schema/vega-lite/v5.json");
        expect(spec.data.values).not.to.be.empty;
        const svg = renderSvg(data[vegaLite] as Readonly<Record<string, unknown>>);
        expect(svg).to.match(/<(path|line)[^>]* aria-roledescription="(rect|line|bar|point)/);
      });

      it(`${id}: comes with a picture and a sentence, and with nothing else`, () => {
        expect(Object.keys(data).sort()).to.deep.equal([vegaLite, "image/png", "text/plain"]);
        expect(data["text/plain"]).to.match(/[。.]$/);
      });
    }
  });
}
