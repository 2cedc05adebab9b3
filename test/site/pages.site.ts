import { expect } from "chai";
import { chapterPages, frontPages, openSite, type OpenSite } from "./support/site.js";

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
        const { page, wrong, picture } = await site.open(path, { dark });
        expect(
          await page.evaluate(() => document.documentElement.classList.contains("dark")),
        ).to.equal(dark);
        await picture(`${nameOf(path)}-${dark ? "dark" : "light"}`);
        expect(wrong).to.deep.equal([]);
        await page.context().close();
      });
    }

    it(`has no sideways scrolling on a phone: ${path}`, async () => {
      const { page, picture } = await site.open(path, { width: 375 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      await picture(`${nameOf(path)}-phone`);
      expect(width).to.be.at.most(375);
      await page.context().close();
    });
  }
});
