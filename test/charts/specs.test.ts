import { expect } from "chai";
import { localise } from "../../src/charts/index.js";
import { renderSvg } from "../../src/notebook/svg.js";
import { schemaErrors } from "../support/vega-lite-schema.js";
import { examples } from "./examples.js";

/** Every value in a tree, with the path to it. */
function* leaves(value: unknown, path = ""): Generator<readonly [string, unknown]> {
  if (typeof value !== "object" || value === null) yield [path, value];
  else for (const [key, item] of Object.entries(value)) yield* leaves(item, `${path}.${key}`);
}

describe("a chart's specification", () => {
  for (const [name, chart] of Object.entries(examples)) {
    for (const language of ["zh", "en"] as const) {
      const { spec, text } = localise(chart, language);

      it(`of the ${name} in ${language} is Vega-Lite 5`, () => {
        expect(schemaErrors(spec)).to.deep.equal([]);
        expect(spec.$schema).to.equal("https://vega.github.io/schema/vega-lite/v5.json");
      });

      it(`of the ${name} in ${language} holds its data, of at most 6 significant digits`, () => {
        const { values } = spec.data as { values: readonly object[] };
        expect(values).to.not.be.empty;
        const numbers = [...leaves(spec)].filter(([, value]) => typeof value === "number");
        for (const [path, value] of numbers) {
          expect(value, path).to.equal(Number((value as number).toPrecision(6)));
        }
      });

      it(`of the ${name} in ${language} tells every value of its data in a tooltip`, () => {
        const { values } = spec.data as { values: readonly Record<string, unknown>[] };
        const isValue = (field: string) =>
          /^(value|y\d*|loss|training|validation|norm)$/.test(field);
        const computed = [...leaves(spec)].filter(([path]) => path.endsWith(".as"));
        const all = [...values.flatMap((row) => Object.keys(row)), ...computed.map(([, as]) => as)];
        const fields = new Set(all.map(String).filter(isValue));
        const told = [...leaves(spec)]
          .filter(([path]) => /\.tooltip\.\d+\.field$/.test(path))
          // The text of a line that is not drawn at every step is made from its y.
          .map(([, field]) => String(field).replace("text", "y"));
        expect(fields).to.not.be.empty;
        expect(told).to.include.members([...fields]);
      });

      it(`of the ${name} in ${language} is drawn, described and the same each time`, () => {
        const svg = renderSvg(spec);
        expect(spec.description).to.equal(text);
        expect(svg).to.match(/<(path|line)[^>]* aria-roledescription="(rect|line|bar|point)/);
        expect(renderSvg(spec)).to.equal(svg);
      });
    }

    it(`of the ${name} says the same in both languages, each in its own words`, () => {
      const [zh, en] = [localise(chart, "zh"), localise(chart, "en")];
      const numbers = (text: string) => text.match(/−?\d[\d.]*\d|\d/g);
      expect(zh.text).to.match(/^\p{Script=Han}.*。$/su);
      expect(en.text)
        .to.match(/^[A-Z].*\.$/s)
        .and.not.match(/\p{Script=Han}/u);
      expect(numbers(zh.text)?.sort()).to.deep.equal(numbers(en.text)?.sort());
      const values = (spec: object) =>
        [...leaves(spec)].flatMap(([, value]) => (typeof value === "number" ? [value] : []));
      expect(values(zh.spec)).to.deep.equal(values(en.spec));
    });
  }
});
