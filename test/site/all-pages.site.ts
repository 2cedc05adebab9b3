import { expect } from "chai";
import {
  allPages,
  chapterPages,
  frontPages,
  openSite,
  otherKinds,
  type OpenSite,
} from "./support/site.js";

describe("each other page of the site", function () {
  this.timeout(300_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  const seen = new Set([...frontPages, ...chapterPages, ...otherKinds]);
  const others = allPages.filter((path) => !seen.has(path) && !/^(en\/)?index\.html$/.test(path));
  for (const [n, lane] of lanes(others, 4).entries()) {
    it(`opens without an error in either theme (${n + 1} of 4)`, async () => {
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
