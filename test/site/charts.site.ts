import { expect } from "chai";
import type { Locator } from "playwright-core";
import { noteShifts, shiftOf } from "./support/layout-shift.js";
import { scrollThroughCharts } from "./support/scroll.js";
import { chapterPages, openSite, type OpenSite } from "./support/site.js";

/** Moves each slider and each choice of a chart. @returns how many there are, and which moved nothing. */
async function moveAll(chart: Locator): Promise<{ count: number; still: string[] }> {
  const still: string[] = [];
  const drawn = () => chart.locator(".view svg").innerHTML();
  const controls = await chart.locator(".vega-bind").all();
  for (const control of controls) {
    const before = await drawn();
    const range = control.locator("input[type=range]");
    if ((await range.count()) > 0) {
      const [value, middle] = await range.evaluate((input: HTMLInputElement) => [
        Number(input.value),
        (Number(input.min) + Number(input.max)) / 2,
      ]);
      await range.press(value < middle ? "End" : "Home");
    } else {
      await control.locator("input:not(:checked)").first().check();
    }
    for (let n = 0; n < 30 && (await drawn()) === before; n++)
      await chart.page().waitForTimeout(100);
    if ((await drawn()) === before) still.push(await control.innerText());
  }
  return { count: controls.length, still };
}

describe("the charts of a chapter", function () {
  this.timeout(180_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());
  /** How many controls there are, by page. */
  const moved = new Map<string, number>();

  for (const path of chapterPages) {
    // One edition begins light, the other dark; each changes its theme at the end.
    const dark = !path.startsWith("en/");
    it(`become live when they come into view, with marks, and nothing moves meanwhile: ${path}`, async () => {
      const { page, wrong } = await site.open(path, { dark, before: noteShifts });
      await page.evaluate(() => {
        for (const answer of document.querySelectorAll("details")) answer.open = true;
      });
      await page.waitForTimeout(300);
      await shiftOf(page);
      await scrollThroughCharts(page);
      const charts = await page.evaluate(() =>
        [...document.querySelectorAll(".chart")].map((chart) => ({
          marks: chart.querySelectorAll(
            ".view .mark-group path, .view [class*=mark-] :is(path, rect, line, text, circle)",
          ).length,
          label: chart.querySelector("svg")?.getAttribute("aria-label") ?? "",
        })),
      );
      expect(charts).not.to.be.empty;
      for (const { marks, label } of charts) {
        expect(marks, label).to.be.greaterThan(3);
        expect(label).not.to.equal("");
      }
      const shift = await shiftOf(page);
      expect(wrong).to.deep.equal([]);
      expect(shift, "layout shift").to.be.at.most(0.02);

      const chosen = () =>
        page.evaluate(() =>
          [...document.querySelectorAll(".vega-bind:has([type=radio])")].map(
            (choice) => choice.querySelectorAll(":checked").length,
          ),
        );
      expect((await chosen()).filter((count) => count !== 1)).to.deep.equal([]);
      let controls = 0;
      for (const chart of await page.locator(".chart:has(.vega-bind)").all()) {
        const { count, still } = await moveAll(chart);
        controls += count;
        expect(still, "controls that move nothing").to.deep.equal([]);
      }
      moved.set(path, controls);
      expect((await chosen()).filter((count) => count !== 1)).to.deep.equal([]);
      await page.emulateMedia({ colorScheme: dark ? "light" : "dark" });
      await page.waitForFunction(
        (was) => document.documentElement.classList.contains("dark") !== was,
        dark,
      );
      expect(wrong).to.deep.equal([]);
      await page.context().close();
    });
  }

  it("have sliders and choices in most chapters, the same in both languages", () => {
    const pages = [...moved].filter(([path]) => !path.startsWith("en/"));
    expect(pages.filter(([, count]) => count > 0).length).to.be.greaterThan(3);
    for (const [path, count] of pages) expect(moved.get(`en/${path}`), path).to.equal(count);
  });
});
