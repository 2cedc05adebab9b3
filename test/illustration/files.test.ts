import { readFileSync } from "node:fs";
import { DOMParser } from "@xmldom/xmldom";
import { expect } from "chai";
import { FIGURES, figureFiles } from "../../illustration/files.js";
import { FONT_FILES } from "../../illustration/kit/fonts.js";
import { drawings, elements } from "./drawing.js";

const committed = (name: string): Buffer =>
  readFileSync(new URL(`../../illustration/${name}`, import.meta.url));

for (const figure of FIGURES) {
  describe(`files of ${figure.name}`, function () {
    this.timeout(60_000);
    const files = figureFiles(figure);

    it("are an SVG and a PNG in Chinese and in English", () => {
      expect([...files.keys()]).to.deep.equal([
        `${figure.name}.svg`,
        `${figure.name}.png`,
        `${figure.name}.en.svg`,
        `${figure.name}.en.png`,
      ]);
    });

    for (const [name, content] of files) {
      it(`${name} is committed as the program draws it (npm run illustrations)`, () => {
        expect(committed(name).equals(Buffer.from(content))).to.equal(true, "the file is stale");
      });
    }

    it("have the same bytes when they are drawn again", () => {
      const bytes = (drawn: typeof files) => [...drawn.values()].map((file) => Buffer.from(file));
      expect(bytes(figureFiles(figure))).to.deep.equal(bytes(files));
    });

    it("PNG: has twice the figure's size", () => {
      const header = Buffer.from(files.get(`${figure.name}.png`)!);
      expect([header.readUInt32BE(16), header.readUInt32BE(20)]).to.deep.equal([
        2 * figure.width,
        2 * figure.height,
      ]);
    });

    for (const name of [...files.keys()].filter((name) => name.endsWith(".svg"))) {
      const svg = files.get(name) as string;

      it(`${name} is well-formed XML`, () => {
        const refuse = (level: string, message: string) => {
          throw new Error(`${level}: ${message}`);
        };
        const document = new DOMParser({ onError: refuse }).parseFromString(svg, "image/svg+xml");
        expect(document.documentElement?.namespaceURI).to.equal("http://www.w3.org/2000/svg");
      });

      it(`${name} loads nothing from elsewhere`, () => {
        expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.to.match(
          /\/\/|href|url\(|@import|<script|<image|data:/,
        );
      });

      it(`${name} has a title and a description that it is labelled by`, () => {
        const ids = [...svg.matchAll(/<(?:title|desc) id="([^"]+)">[^<]+</g)].map(([, id]) => id);
        expect(svg)
          .to.include(`role="img"`)
          .and.include(`aria-labelledby="${ids.join(" ")}"`);
        expect(ids).to.have.lengthOf(2);
      });
    }
  });
}

describe("parts of a figure", () => {
  const parts = ({ drawing }: (typeof drawings)[number]) =>
    [...elements(drawing)].map(({ attributes }) => attributes["data-part"]).filter(Boolean);

  it("have names that occur once", () => {
    for (const each of drawings) expect(new Set(parts(each)).size).to.equal(parts(each).length);
  });

  it("are the same in both languages", () => {
    for (const { id } of FIGURES) {
      const [zh, en] = drawings.filter(({ figure }) => figure.id === id).map(parts);
      expect(zh).to.deep.equal(en).and.to.have.length.greaterThan(0);
    }
  });
});

describe("words of a figure", () => {
  const words = ({ drawing }: (typeof drawings)[number]) =>
    [...elements(drawing)]
      .filter(({ name }) => ["text", "title", "desc"].includes(name))
      .map(({ children }) => children.map((child) => JSON.stringify(child)).join(""))
      .join("\n");

  for (const each of drawings) {
    const inChinese = each.language === "zh";
    it(`${each.name} are ${inChinese ? "Chinese" : "without a Chinese character"}`, () => {
      expect(/\p{Script=Han}|[，。：、（）]/u.test(words(each))).to.equal(inChinese);
    });
  }
});

describe("fonts of a PNG", () => {
  it("are files of packages, none of the system's", () => {
    for (const file of Object.values(FONT_FILES)) expect(file).to.match(/node_modules.*\.ttf$/);
  });
});
