import { expect } from "chai";
import katex from "katex";
import { readFileSync } from "node:fs";
import { FIGURES } from "../../illustration/files.js";
import { PALETTE } from "../../illustration/kit/palette.js";
import { pageColours } from "../../site/concepts/colours.js";
import { CONCEPTS, conceptsOfText } from "../../site/concepts/concepts.js";
import { withConceptsInFigure } from "../../site/concepts/figures.js";
import { withConcepts } from "../../site/concepts/formulas.js";
import { cellPrograms } from "../../site/pages/cell-program.js";
import { codeHighlighter, codeHtml } from "../../site/pages/code.js";
import { codeSymbols } from "../../site/pages/code-symbols.js";

const conceptsIn = (html: string): string[] =>
  [...html.matchAll(/data-concept="([^"]*)"/g)].map(([, concepts]) => concepts);

describe("conceptsOfText(text)", () => {
  it("finds what a sentence speaks of, in both languages, by words and by letters", () => {
    expect(conceptsOfText("遗忘门和单元状态")).to.equal("forget-gate cell-state");
    expect(conceptsOfText("Heat map of the hidden states in layer 2")).to.equal("layer-2 state");
    expect(conceptsOfText("热图 2 幅：h¹ → h² 1")).to.equal("layer-1 layer-2 state");
    expect(conceptsOfText("Bar chart comparing the value (i, o)")).to.equal(
      "input-gate output-gate",
    );
  });

  it("takes an output gate for no output, and no letter out of a word", () => {
    expect(conceptsOfText("the output gate; 输出门")).to.equal("output-gate");
    expect(conceptsOfText("Unit 3's profile, cf. others")).to.equal("");
  });
});

describe("withConcepts(html)", () => {
  const marked = (formula: string) =>
    withConcepts(katex.renderToString(formula, { output: "htmlAndMathml" }));

  it("marks each symbol of a formula with what stands above and below it", () => {
    expect(conceptsIn(marked("z_f = x_t W^{fw}_x + h^2_{t-1} \\odot c"))).to.deep.equal([
      "forget-gate",
      "input",
      "forward weight",
      "layer-2 state",
      "cell-state",
    ]);
    expect(marked("z_f")).to.include(
      '<span class="mord symbol forget-gate" data-concept="forget-gate">',
    );
  });

  it("marks neither indices nor names, in fractions neither", () => {
    expect(conceptsIn(marked("\\sum_i \\frac{\\partial h_i}{\\partial q_j}"))).to.deep.equal([
      "state",
    ]);
    expect(conceptsIn(marked("\\tanh"))).to.deep.equal([]);
  });

  it("leaves what is read aloud as it is", () => {
    const math = /<math[\s\S]*<\/math>/;
    const html = katex.renderToString("f \\times \\hat y", { output: "htmlAndMathml" });
    expect(math.exec(withConcepts(html))![0]).to.equal(math.exec(html)![0]);
  });
});

describe("withConceptsInFigure(svg, language)", () => {
  const figure = (name: string, language: "zh" | "en") =>
    withConceptsInFigure(
      readFileSync(
        new URL(`../../illustration/${name}${language === "zh" ? "" : ".en"}.svg`, import.meta.url),
        "utf8",
      ),
      language,
    );
  const names = (html: string) =>
    [...html.matchAll(/data-name="([^"]*)"/g)].map(([, name]) => name).sort();

  it("gives each concept of a figure one shape with its name, in the figure's language", () => {
    expect(names(figure("LSTM单元结构示意图", "zh"))).to.deep.equal(
      ["遗忘门", "输入门", "输出门", "候选值", "单元状态", "隐藏状态", "输入", "参数"].sort(),
    );
    expect(names(figure("双向循环神经网络结构示意图", "en"))).to.include.members([
      "forward",
      "backward",
      "input",
      "output",
    ]);
    expect(names(figure("深层循环神经网络结构示意图", "en"))).to.include.members([
      "layer 1",
      "layer 2",
      "layer 3",
    ]);
    expect(names(figure("深层循环神经网络使用dropout示意图", "en"))).to.include("masks");
  });

  it("takes a layer's shapes for the layer's, before they are states", () => {
    const box = /<g data-part="layer-2-3">[\s\S]*?<rect class="box state"[^>]*>/.exec(
      figure("深层循环神经网络结构示意图", "zh"),
    )![0];
    expect(conceptsIn(box)).to.include("layer-2 state");
  });

  it("makes one span of a symbol and its scripts", () => {
    expect(figure("双向循环神经网络结构示意图", "zh")).to.match(
      /<tspan data-concept="forward state"><tspan class="letter symbol state">h<\/tspan><tspan[^>]*>t<\/tspan><tspan[^>]*>fw<\/tspan><\/tspan>/,
    );
  });

  it("changes nothing that is drawn", () => {
    const without = (svg: string) =>
      svg
        .replaceAll(/ data-(concept|name)="[^"]*"/g, "")
        .replaceAll(/<tspan>((<tspan[^>]*>[^<]*<\/tspan>)+)<\/tspan>/g, "$1")
        .replaceAll(/\s*\/>/g, "/>")
        .replaceAll("&quot;", '"');
    for (const { name } of FIGURES) {
      const file = new URL(`../../illustration/${name}.svg`, import.meta.url);
      expect(without(figure(name, "zh"))).to.equal(without(readFileSync(file, "utf8")));
    }
  });
});

describe("pageColours()", () => {
  it("has each symbol's colour in either theme", () => {
    const [light, dark] = pageColours().split(".dark{");
    for (const { role } of CONCEPTS) {
      expect(light).to.include(`--${role}-symbol:${PALETTE.light.symbol[role]};`);
      expect(dark).to.include(`--${role}-symbol:${PALETTE.dark.symbol[role]};`);
    }
  });
});

describe("codeSymbols(program)", function () {
  this.timeout(60_000);
  const symbolsIn = (...cells: string[]) =>
    codeSymbols(cellPrograms([cells])[0]).map(
      ({ cell, start, end, role }) => `${cells[cell].slice(start, end)} ${role}`,
    );

  it("finds the symbols of the formulas, in later cells too, by letters and what stands behind", () => {
    expect(
      symbolsIn("const [zf, hBefore] = [1, 2], Wx = 3;", "const gates = { f: zf * Wx };\ngates.f;"),
    ).to.deep.equal([
      "zf forget-gate",
      "hBefore state",
      "Wx weight",
      "f forget-gate",
      "zf forget-gate",
      "Wx weight",
      "f forget-gate",
    ]);
  });

  it("takes no counter, no argument without a type and no other name for one", () => {
    expect(
      symbolsIn(
        "for (let i = 0; i < 2; i++) [1].map((x, j) => x + i + j);\nfor (const f of [1]) f;",
        "const by10 = 1; const hat = 2; const t = 3;",
        "const run = (h: number) => h;",
      ),
    ).to.deep.equal(["h state", "h state"]);
  });

  it("has the colour of the formulas in the page, at an engine's name too", async () => {
    const code = "const f = 1;\nafter.c;";
    const of = { cell: 0, of: "LSTMState", module: "index", type: "", text: "" };
    const html = codeHtml(
      await codeHighlighter(),
      code,
      [{ ...of, start: 19, end: 20 }],
      [
        { cell: 0, start: 6, end: 7, role: "forget-gate" },
        { cell: 0, start: 19, end: 20, role: "cell-state" },
      ],
      { hrefOf: () => "/api", hintOf: () => "0" },
    );
    expect(html).to.match(/<span[^>]*class="symbol forget-gate"[^>]*>f<\/span>/);
    expect(html).to.match(/<a href="\/api"[^>]*class="engine symbol cell-state"[^>]*>/);
    expect(conceptsIn(html)).to.deep.equal(["forget-gate", "cell-state"]);
  });
});
