import { expect } from "chai";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { allPages, BASE, chapterPages, dist } from "./support/site.js";

/** A page's links to the site itself, and the places that can be linked to. */
function partsOf(page: string): { links: string[]; places: Set<string> } {
  const html = readFileSync(join(dist, page), "utf8");
  const values = (name: string) =>
    [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value]) =>
      value.replaceAll("&amp;", "&").replaceAll("&#38;", "&"),
    );
  const links = [...values("href"), ...values("src"), ...values("data-chart")];
  return {
    links: links.filter((link) => !/^(https?:|data:|mailto:)/.test(link)),
    places: new Set(values("id")),
  };
}

describe("the index of what is searched", () => {
  for (const [locale, folder] of [
    ["root", ""],
    ["en", "en/"],
  ]) {
    it(`has the chapters one after the other, in their order, so that each build gives the same: ${locale}`, () => {
      const chunks = join(dist, "assets", "chunks");
      const name = readdirSync(chunks).find((file) =>
        file.startsWith(`@localSearchIndex${locale}.`),
      )!;
      const ids = [
        ...readFileSync(join(chunks, name), "utf8").matchAll(/"\d+":"[^"]*?(chapters\/[^"#]*)/g),
      ].map(([, page]) => `${folder}${page}`);
      const pages = ids.filter((page, n) => page !== ids[n - 1]);
      const chapters = chapterPages.filter((page) => page.startsWith(`${folder}chapters/`));
      expect(pages).to.deep.equal(chapters);
    });
  }
});

describe("the pages of the site", function () {
  this.timeout(120_000);
  const parts = new Map(allPages.map((page) => [page, partsOf(page)]));

  it("are there, each chapter in both languages", () => {
    expect(allPages.length).to.be.greaterThan(100);
    const chapters = allPages.filter((page) => page.startsWith("chapters/"));
    expect(chapters.length).to.be.greaterThan(5);
    for (const chapter of chapters) expect(allPages).to.include(`en/${chapter}`);
  });

  it("link to pages, files and places that are there", () => {
    const broken = [...parts].flatMap(([page, { links }]) =>
      links.filter((link) => !leads(page, link, parts)).map((link) => `${page}: ${link}`),
    );
    expect(broken, broken.slice(0, 20).join("\n")).to.deep.equal([]);
  });
});

function leads(
  page: string,
  link: string,
  parts: ReadonlyMap<string, { places: Set<string> }>,
): boolean {
  const [path, place] = link.split("#");
  let file: string;
  if (path === "") file = page;
  else if (path.startsWith("/")) {
    if (!path.startsWith(BASE)) return false;
    file = decodeURIComponent(path.slice(BASE.length));
  } else file = posix.join(posix.dirname(page), decodeURIComponent(path));
  if (file === "" || file.endsWith("/")) file += "index.html";
  const target = parts.get(file) ?? parts.get(`${file}.html`);
  if (!target) return existsSync(join(dist, file)) && !place;
  return !place || target.places.has(decodeURIComponent(place));
}
