import { expect } from "chai";
import type { Page } from "playwright-core";
import { frontSteps } from "../../site/pages/front-page.js";
import { frontPages, openSite, type OpenSite } from "./support/site.js";

/** The letter that is being read. */
const nowRead = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector(".step.now .input")?.textContent?.trim());

/** The letters that have been seen as the one being read, in so many milliseconds. */
async function readIn(page: Page, time: number): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let passed = 0; passed < time; passed += 100) {
    const letter = await nowRead(page);
    if (letter) seen.add(letter);
    await page.waitForTimeout(100);
  }
  return seen;
}

describe("the front page", function () {
  this.timeout(60_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const path of frontPages) {
    it(`has a network that reads by itself, stops and goes on when told to: ${path || "zh"}`, async () => {
      const { page } = await site.open(path);
      expect((await readIn(page, 4000)).size).to.be.greaterThan(2);
      const button = page.locator("figcaption button");
      await button.click();
      expect((await readIn(page, 2000)).size).to.be.at.most(1);
      await button.click();
      expect((await readIn(page, 4000)).size).to.be.greaterThan(2);
      await page.context().close();
    });
  }

  it("stands still, with all steps read, for who wants no motion", async () => {
    const { page } = await site.open("", {
      before: (page) => page.emulateMedia({ reducedMotion: "reduce" }),
    });
    expect((await readIn(page, 2000)).size).to.equal(0);
    const steps = await page.locator(".step").count();
    expect(await page.locator(".step.read").count()).to.equal(steps);
    await page.context().close();
  });

  it("draws the values of the run, and follows what is being read on a phone", async () => {
    const { page } = await site.open("", { width: 375 });
    const steps = frontSteps();
    const units = await page.evaluate(() =>
      [...document.querySelectorAll<SVGElement>(".step")].map((step) =>
        [...step.querySelectorAll<SVGElement>(".unit")].map(({ style }) => style.fill),
      ),
    );
    expect(units.length).to.equal(steps.length);
    for (const [t, { h }] of steps.entries()) {
      const strengths = units[t].map((fill) => Number(/([\d.]+)%/.exec(fill)![1]));
      expect(strengths).to.deep.equal(h.map((value) => Math.round(100 * Math.abs(value))));
    }
    await page.waitForFunction(() => document.querySelector(".network .scroll")!.scrollLeft > 200);
    await page.context().close();
  });

  it("has two ways in: the first chapter, and the command that starts the notebooks", async () => {
    const { page } = await site.open("en/");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).to.equal("npm start");
    await page.getByRole("link", { name: "Begin with chapter 1" }).click();
    await page.waitForURL(/en\/chapters\/01-rnn/);
    await page.context().close();
  });
});
