import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { noteShifts, shiftOf } from "./support/layout-shift.js";
import { chapterPages, frontPages, openSite, otherKinds, type OpenSite } from "./support/site.js";

describe("a page that is loading", function () {
  this.timeout(120_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const path of [...frontPages, "en/chapters/02-lstm.html", ...otherKinds]) {
    for (const width of [800, 1024, 1279]) {
      it(`does not move, ${width} pixels wide: ${path}`, async () => {
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
});
