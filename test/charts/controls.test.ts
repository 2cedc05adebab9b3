import { expect } from "chai";
import { readFileSync } from "node:fs";
import {
  dropoutByHand,
  fillTheBlank,
  gatesOverTraining,
  localise,
} from "../../src/charts/index.js";
import { languages } from "../../tools/chapters/chapter.js";
import { chaptersFolder, listNotebooks } from "../../tools/chapters/library.js";
import { choice } from "../../src/charts/controls.js";

/** The names of the parameters that buttons set, anywhere in a spec. */
function radios(spec: unknown): string[] {
  if (typeof spec !== "object" || spec === null) return [];
  const { name, bind } = spec as { name?: string; bind?: { input?: string } };
  return [...(bind?.input === "radio" ? [name!] : []), ...Object.values(spec).flatMap(radios)];
}

describe("the buttons of a chart", () => {
  it("have a name that no other chart's have, as a browser takes those of one name for one group", () => {
    const moment = (value: number) => gatesOverTraining([{ label: "1", values: [[value]] }]);
    const blank = (...texts: string[]) =>
      fillTheBlank(texts.map((text) => ({ text, answer: "蛇", models: { RNN: [["蛇", 0.5]] } })));
    const charts = [
      moment(0.25),
      moment(0.75),
      blank("画_添足", "打草惊_"),
      blank("画_添足", "虎头_尾"),
      dropoutByHand(),
      dropoutByHand({ seed: 2 }),
      dropoutByHand({ keepProb: 0.8 }),
    ];
    const names = languages.flatMap((language) =>
      charts.flatMap((chart) => radios(localise(chart, language).spec)),
    );
    expect(new Set(names).size, names.join(" ")).to.equal(2 * charts.length);
  });

  it("have the same name at each run", () => {
    const chart = { zh: "foobar", en: "a" };
    const { name } = choice("moment", { name: "", labels: [], start: 1, chart });
    // Test vectors of the hash's authors.
    expect(name.en).to.equal(`moment_${(0xe40c292c).toString(36)}`);
    expect(name.zh).to.equal(`moment_${(0xbf9cf968).toString(36)}`);
  });

  it("have names of their own in all notebooks", () => {
    const names = languages.flatMap((language) =>
      listNotebooks(chaptersFolder, language).flatMap((file) =>
        radios(JSON.parse(readFileSync(file, "utf8"))),
      ),
    );
    expect(names.length).to.be.greaterThan(0);
    expect(names).to.deep.equal([...new Set(names)]);
  });
});
