import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allPages, chapterPages, dist, openSite, type OpenSite } from "./support/site.js";

const htmlOf = (page: string): string => readFileSync(join(dist, page), "utf8");

describe("a page that is read without eyes or without a pointer", function () {
  this.timeout(120_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  it("has one first heading, and no level left out after it", () => {
    for (const page of allPages.filter((name) => name !== "404.html")) {
      const main = htmlOf(page).replace(/^[\s\S]*?<(main|div class="front")/, "");
      const levels = [...main.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1).length, page).to.equal(1);
      expect(levels[0], page).to.equal(1);
      levels
        .slice(1)
        .forEach((level, n) => expect(level - levels[n], `${page}, h${level}`).to.be.at.most(1));
    }
  });

  it("says its language, and what each picture shows", () => {
    for (const page of allPages) {
      const html = htmlOf(page);
      const language = page.startsWith("en/") ? "en" : "zh-CN";
      expect(/<html lang="([^"]*)"/.exec(html)![1], page).to.equal(language);
      for (const [image] of html.matchAll(/<img\s[^>]*>/g)) {
        expect(image, page).to.match(/\salt="[^"]+"/);
      }
    }
  });

  it("names each parameter of the engine's functions", () => {
    for (const page of allPages.filter((name) => name.includes("api/"))) {
      expect(htmlOf(page), page).not.to.include("__namedParameters");
    }
    // Taken apart in the code; each of its fields with what the docstring says of it.
    expect(htmlOf("en/api/index/functions/cosineDecay.html")).to.match(
      />options <(.(?!<h3))*>final\? <(.(?!<h4))*the lowest rate; 0 unless given/s,
    );
  });

  it("has its formulas as MathML too", () => {
    for (const page of chapterPages) {
      const html = htmlOf(page);
      const formulas = html.match(/class="katex"/g)?.length ?? 0;
      expect(html.match(/<math xmlns/g)?.length ?? 0, page).to.equal(formulas);
    }
    expect(htmlOf("chapters/02-lstm.html").match(/<math xmlns/g)!.length).to.be.greaterThan(50);
  });

  it("is reached by the Tab key, first of all its content, and shows where the focus is", async () => {
    const { page } = await site.open("en/chapters/02-lstm.html");
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).hash);
    expect(skip).to.equal("#VPContent");
    await page.keyboard.press("Enter");
    const seen = new Set<string>();
    const figure = page.locator(".unrolled-figure [tabindex]").first();
    for (let n = 0; n < 40; n++) {
      // The last of them are the parts of the figure.
      if (n === 36) await figure.focus();
      else await page.keyboard.press("Tab");
      const { name, visible } = await page.evaluate(() => {
        const element = document.activeElement!;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return {
          name: `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`,
          visible: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1,
        };
      });
      expect(visible, name).to.equal(true);
      seen.add(name.split(" ")[0]);
    }
    expect([...seen].join(" ")).to.match(/a\.engine/);
    expect([...seen].join(" ")).to.match(/button\.copy-cell/);
    expect([...seen].join(" ")).to.match(/rect\.box/);
    await page.context().close();
  });

  it("lets what is wider than its place be moved by keys, on a phone", async () => {
    const { page } = await site.open("chapters/02-lstm.html", { width: 375 });
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".vp-doc *")]
        .filter(
          (element) =>
            /auto|scroll/.test(getComputedStyle(element).overflowX) &&
            element.clientWidth > 0 &&
            element.scrollWidth > element.clientWidth + 1,
        )
        .map((element) => ({
          name: `${element.tagName} ${element.className}`,
          reached: element.tabIndex >= 0 || element.querySelector("a, button, [tabindex]") !== null,
        })),
    );
    expect(wide.length).to.be.greaterThan(10);
    expect(wide.filter(({ reached }) => !reached)).to.deep.equal([]);
    await page.context().close();
  });
});
