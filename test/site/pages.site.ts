import { expect } from "chai";
import { noteShifts, shiftOf } from "./support/layout-shift.js";
import { chapterPages, frontPages, openSite, otherKinds, type OpenSite } from "./support/site.js";

const nameOf = (path: string): string => path.replaceAll("/", "-").replace(".html", "") || "front";

describe("each page of the site", function () {
  this.timeout(120_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const path of [...frontPages, ...chapterPages, ...otherKinds]) {
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
});
