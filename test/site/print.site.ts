import { expect } from "chai";
import { openSite, type OpenSite } from "./support/site.js";

describe("a printed chapter", function () {
  this.timeout(120_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  it("is light, unfolded and complete, and the page on the screen is as it was before", async () => {
    const { page, picture } = await site.open("chapters/02-lstm.html", { dark: true });
    const state = () =>
      page.evaluate(() => ({
        dark: document.documentElement.classList.contains("dark"),
        folded: document.querySelectorAll("details:not([open])").length,
      }));
    const before = await state();
    expect(before.dark).to.equal(true);
    expect(before.folded).to.be.greaterThan(3);

    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await state()).to.deep.equal({ dark: false, folded: 0 });
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLImageElement>(".chart img.light")].every(
        ({ complete, naturalWidth }) => complete && naturalWidth > 0,
      ),
    );
    const shown = await page.evaluate(() =>
      [".VPNav", ".VPSidebar", ".VPDocAside", ".cell .bar", ".chart", ".figure svg"].filter(
        (selector) => document.querySelector(selector)?.checkVisibility(),
      ),
    );
    expect(shown).to.deep.equal([".chart", ".figure svg"]);
    await picture("chapters-02-lstm-print");

    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await state()).to.deep.equal(before);
    await page.context().close();
  });
});
