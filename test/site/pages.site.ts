import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { noteShifts, shiftOf } from "./support/layout-shift.js";
import { allPages, chapterPages, frontPages, openSite, type OpenSite } from "./support/site.js";

const nameOf = (path: string): string => path.replaceAll("/", "-").replace(".html", "") || "front";

describe("each page of the site", function () {
  this.timeout(120_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  const some = [
    "en/api/index.html",
    "en/api/index/classes/BasicLSTMCell.html",
    "source/01-rnn.html",
    "404.html",
  ];
  for (const path of [...frontPages, ...chapterPages, ...some]) {
    for (const dark of [false, true]) {
      it(`opens without an error, and asks nobody else: ${path}, ${dark ? "dark" : "light"}`, async () => {
        const { page, wrong, picture } = await site.open(path, { dark, before: noteShifts });
        expect(await shiftOf(page), "layout shift").to.be.at.most(0.02);
        expect(
          await page.evaluate(() => document.documentElement.classList.contains("dark")),
        ).to.equal(dark);
        await picture(`${nameOf(path)}-${dark ? "dark" : "light"}`);
        expect(wrong).to.deep.equal([]);
        await page.context().close();
      });
    }

    it(`has no sideways scrolling on a phone, no cut line of a cell, no chart too small to read: ${path}`, async () => {
      const { page, picture } = await site.open(path, { width: 375, before: noteShifts });
      expect(await shiftOf(page), "layout shift").to.be.at.most(0.02);
      const [width, cut, small] = await page.evaluate(() => {
        const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
        return [
          document.documentElement.scrollWidth,
          all(".cell pre").filter((pre) => pre.scrollWidth > pre.clientWidth).length,
          all(".chart img.light").filter(
            (img) => img.clientWidth < Math.min(440, Number(img.getAttribute("width"))),
          ).length,
        ];
      });
      await picture(`${nameOf(path)}-phone`);
      expect(width).to.be.at.most(375);
      expect({ cut, small }).to.deep.equal({ cut: 0, small: 0 });
      await page.context().close();
    });
  }

  for (const path of [...frontPages, "en/chapters/02-lstm.html", ...some]) {
    for (const width of [800, 1024, 1279]) {
      it(`does not move while it loads, ${width} pixels wide: ${path}`, async () => {
        const { page } = await site.open(path, { width, before: noteShifts });
        expect(await shiftOf(page), "layout shift").to.be.at.most(0.02);
        await page.context().close();
      });
    }
  }

  for (const path of [...frontPages, ...chapterPages]) {
    it(`does not move on a phone where fonts, scripts and pictures come late: ${path}`, async () => {
      const { page } = await site.open(path, {
        width: 375,
        before: async (page) => {
          await noteShifts(page);
          await page.route(/\.(woff2?|ttf|js|svg|png)$/, async (route) => {
            await setTimeout(400);
            await route.continue();
          });
        },
      });
      expect(await shiftOf(page), "layout shift").to.be.at.most(0.02);
      await page.context().close();
    });
  }

  const seen = new Set([...frontPages, ...chapterPages, ...some]);
  const others = allPages.filter((path) => !seen.has(path) && !/^(en\/)?index\.html$/.test(path));
  for (const [n, lane] of lanes(others, 4).entries()) {
    it(`opens without an error in either theme, all others too (${n + 1} of 4)`, async function () {
      this.timeout(300_000);
      const { page, wrong } = await site.open(lane[0]);
      for (const path of lane) {
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(site.server.address + path, { waitUntil: "load" });
        await page.waitForFunction(() => "__vue_app__" in document.querySelector("#app")!);
        await page.emulateMedia({ colorScheme: "dark" });
        await page.waitForFunction(() => document.documentElement.classList.contains("dark"));
        expect(wrong, path).to.deep.equal([]);
      }
      await page.waitForLoadState("networkidle");
      expect(wrong, lane.at(-1)).to.deep.equal([]);
      await page.context().close();
    });
  }
});

/** The same list in so many parts of about the same length. */
function lanes<T>(list: readonly T[], count: number): T[][] {
  return Array.from({ length: count }, (_, n) => list.filter((_, at) => at % count === n));
}
