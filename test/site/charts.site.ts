import { expect } from "chai";
import type { Locator, Page } from "playwright-core";
import { chapterPages, openSite, type OpenSite } from "./support/site.js";

/** What a browser reports of things that move by themselves. */
interface Watched {
  shift: number;
}

const watch = (page: Page) =>
  page.addInitScript(() => {
    const watched = { shift: 0 };
    (globalThis as unknown as { watched: Watched }).watched = watched;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as unknown as {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) watched.shift += value;
      }
    }).observe({ type: "layout-shift" as "mark", buffered: true });
  });

/** Scrolls through the page, as a reader does, until all its charts are live. */
async function readThrough(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 500) {
    await page.evaluate((top) => scrollTo(0, top), y);
    await page.waitForTimeout(60);
  }
  await page.waitForFunction(
    () =>
      document.querySelectorAll(".chart:not(details:not([open]) .chart):not(.live)").length === 0,
    undefined,
    { timeout: 60_000 },
  );
}

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
    it(`become live when they come into view, with marks, and nothing moves meanwhile: ${path}`, async () => {
      const { page, wrong } = await site.open(path, { before: watch });
      await page.evaluate(() => {
        for (const answer of document.querySelectorAll("details")) answer.open = true;
      });
      await page.waitForTimeout(300);
      await page.evaluate(() => {
        const { watched } = globalThis as unknown as { watched: Watched };
        watched.shift = 0;
      });
      await readThrough(page);
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
      const { shift } = await page.evaluate(
        () => (globalThis as unknown as { watched: Watched }).watched,
      );
      expect(wrong).to.deep.equal([]);
      expect(shift, "layout shift").to.be.at.most(0.02);

      let controls = 0;
      for (const chart of await page.locator(".chart:has(.vega-bind)").all()) {
        const { count, still } = await moveAll(chart);
        controls += count;
        expect(still, "controls that move nothing").to.deep.equal([]);
      }
      moved.set(path, controls);
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
