import { expect } from "chai";
import type { Page } from "playwright-core";
import { openSite, type OpenSite } from "./support/site.js";

/** What is lit: symbols of formulas and of code by their text, charts by theirs, and shapes of figures. */
const lit = (page: Page) =>
  page.evaluate(() => {
    const texts = (selector: string) =>
      [...document.querySelectorAll(selector)].map(({ textContent }) =>
        textContent.replaceAll(/[\s\u200b]/g, ""),
      );
    return {
      formulas: texts(".katex .lit"),
      code: texts(".cell pre .lit"),
      charts: [...document.querySelectorAll<HTMLElement>(".chart.lit")].map(({ dataset }) =>
        dataset.text!.toLowerCase(),
      ),
      shapes: document.querySelectorAll(".unrolled-figure .lit").length,
    };
  });

const NONE = { formulas: [], code: [], charts: [], shapes: 0 };

describe("a figure of the site", function () {
  this.timeout(120_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const [path, gate] of [
    ["chapters/02-lstm.html", "遗忘门"],
    ["en/chapters/02-lstm.html", "forget gate"],
  ]) {
    it(`lights a gate's formulas, code and charts when the gate is reached: ${path}`, async () => {
      const { page, wrong } = await site.open(path);
      await page.locator(`.unrolled-figure [aria-label="${gate}"]`).focus();
      const { formulas, code, charts } = await lit(page);
      expect(formulas).to.include.members(["f", "zf"]);
      for (const symbol of formulas) expect(symbol).to.match(/^f|^[zbw]f/);
      expect(code).to.include.members(["zf", "f"]);
      expect(charts.length).to.be.greaterThan(2);
      for (const text of charts) expect(text).to.match(new RegExp(`${gate}|\\bf\\b|∏ f`));
      await page.keyboard.press("Escape");
      expect(await lit(page)).to.deep.equal(NONE);
      expect(wrong).to.deep.equal([]);
      await page.context().close();
    });
  }

  it("is lit from a formula and from code", async () => {
    const { page } = await site.open("chapters/02-lstm.html");
    for (const symbol of [
      '.katex [data-concept="output-gate"]',
      'pre [data-concept="output-gate"]',
    ]) {
      await page.locator(symbol).first().hover();
      expect((await lit(page)).shapes, symbol).to.be.greaterThan(3);
      await page.keyboard.press("Escape");
      await page.mouse.move(0, 0);
    }
    await page.context().close();
  });

  it("stays lit over the words and the numbers in its boxes", async () => {
    const { page } = await site.open("en/chapters/02-lstm.html");
    for (const text of ["forget gate", "0.900"]) {
      const words = page.locator(".unrolled-figure text", { hasText: text }).first();
      await words.scrollIntoViewIfNeeded();
      const box = (await words.boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      const concept = await page.evaluate(
        () => document.querySelector<HTMLElement>("[data-lit]")?.dataset.lit,
      );
      expect(concept, text).to.equal("forget-gate");
      await page.mouse.move(0, 0);
    }
    await page.context().close();
  });

  for (const [path, name, formula, chart] of [
    ["en/chapters/01-rnn.html", "hidden state", /^h/, /hidden state|\bh\b/],
    ["en/chapters/03-1-bidirectional.html", "backward", /bw$/, /backward/],
    ["chapters/03-1-bidirectional.html", "正向", /fw$/, /正向/],
    ["en/chapters/03-2-deep.html", "layer 2", undefined, /layer 2|h²/],
    ["chapters/03-3-dropout.html", "掩码", undefined, /掩码|dropout/],
  ] as const) {
    it(`lets its parts be pointed at, in their own colour: ${path}, ${name}`, async () => {
      const { page } = await site.open(path);
      await page.locator(`.unrolled-figure [aria-label="${name}"]`).focus();
      const { formulas, charts, shapes } = await lit(page);
      expect(shapes).to.be.greaterThan(2);
      if (formula) {
        expect(formulas.length).to.be.greaterThan(0);
        for (const symbol of formulas) expect(symbol).to.match(formula);
      }
      expect(charts.length).to.be.greaterThan(0);
      for (const text of charts) expect(text).to.match(chart);
      await page.context().close();
    });
  }

  it("has the gate's own colour where it is lit, in either theme", async () => {
    for (const dark of [false, true]) {
      const { page } = await site.open("chapters/02-lstm.html", { dark });
      const box = page.locator('.unrolled-figure [aria-label="遗忘门"]');
      await box.focus();
      const stroke = await box.evaluate((shape) => getComputedStyle(shape).stroke);
      const ring = await page
        .locator(".chart.lit")
        .first()
        .evaluate((chart) => getComputedStyle(chart).boxShadow);
      expect(ring).to.include(stroke);
      await page.context().close();
    }
  });

  it("has each symbol's colour in the figure, in formulas and in code, in either theme", async () => {
    for (const dark of [false, true]) {
      const { page } = await site.open("chapters/02-lstm.html", { dark });
      const colours = await page.evaluate(() =>
        [
          ".unrolled-figure .symbol.forget-gate",
          ".katex .symbol.forget-gate",
          "pre .symbol.forget-gate",
        ].map((selector) => {
          const { fill, color } = getComputedStyle(document.querySelector(selector)!);
          return selector.startsWith(".unrolled") ? fill : color;
        }),
      );
      expect(new Set(colours).size, String(colours)).to.equal(1);
      await page.context().close();
    }
  });

  it("says what it shows: as the chapter does, and in sentences of its own", async () => {
    for (const path of ["chapters/03-2-deep.html", "en/chapters/03-2-deep.html"]) {
      const { page } = await site.open(path);
      const { label, described } = await page.evaluate(() => {
        const figure = document.querySelector("figure.figure")!;
        const ids = figure.querySelector("svg")!.getAttribute("aria-labelledby")!.split(" ");
        return {
          label: figure.getAttribute("aria-label")!,
          described: ids.map((id) => document.getElementById(id)!.textContent).join(" "),
        };
      });
      expect(label.length).to.be.greaterThan(20);
      expect(described.length).to.be.greaterThan(60);
      await page.context().close();
    }
  });
});
