import { expect } from "chai";
import type { Page } from "playwright-core";
import { bestOf } from "./support/best-of.js";
import { scrollThroughCharts } from "./support/scroll.js";
import { chapterPages, frontPages, openSite, type OpenSite } from "./support/site.js";

/** Notes the browser's long tasks, those over 50 ms. */
const noteTasks = (page: Page) =>
  page.addInitScript(() => {
    const tasks: number[] = [];
    (globalThis as unknown as { tasks: number[] }).tasks = tasks;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" as "mark", buffered: true });
  });

/** The longest task since it was last asked, in milliseconds. */
const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks.splice(0)),
  );

describe("the budget of a page", function () {
  this.timeout(180_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  it("is a minute for the building of the whole site", () => {
    // Measured by `npm run test:site`, which builds it.
    const seconds = Number(process.env.UNROLLED_SITE_SECONDS);
    expect(seconds, "seconds").to.be.within(1, 60);
  });

  for (const path of [...frontPages, ...chapterPages]) {
    it(`is a second until something is seen, and 300 kB before scrolling: ${path}`, async () => {
      let bytes = 0;
      const paint = await bestOf(1000, async () => {
        bytes = 0;
        const { page } = await site.open(path, {
          before: async (page) => {
            const client = await page.context().newCDPSession(page);
            await client.send("Network.enable");
            client.on(
              "Network.loadingFinished",
              ({ encodedDataLength }) => (bytes += encodedDataLength),
            );
          },
        });
        const [{ startTime }] = await page.evaluate(() =>
          performance.getEntriesByName("first-contentful-paint").map((entry) => entry.toJSON()),
        );
        await page.context().close();
        return startTime as number;
      });
      expect(paint, "first contentful paint, in milliseconds").to.be.lessThan(1000);
      expect(bytes, "bytes before scrolling, compressed").to.be.within(40_000, 300_000);
    });
  }

  // The charts of both editions differ in their words alone.
  const read = chapterPages.filter((path) => !path.startsWith("en/"));
  for (const path of [...read, "en/chapters/02-lstm.html"]) {
    it(`is 200 ms for a task while scrolling through the charts: ${path}`, async () => {
      const longest = await bestOf(200, async () => {
        const { page } = await site.open(path, { before: noteTasks });
        await longestTask(page);
        await scrollThroughCharts(page);
        const task = await longestTask(page);
        await page.context().close();
        return task;
      });
      expect(longest, "longest task, in milliseconds").to.be.at.most(200);
    });
  }
});
