import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { localise } from "../../src/charts/index.js";
import { renderPng } from "../../src/notebook/png.js";
import { renderSvg } from "../../src/notebook/svg.js";
import { examples } from "../charts/examples.js";
import { hashPicture } from "./hash-picture.js";
import { inked, pixelsOf } from "./pixels.js";

/** A picture of one character. */
function picture(character: string): Buffer {
  return renderPng(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="10" y="30"
      font-family="sans-serif" font-size="20px" fill="#787878">${character}</text></svg>`,
  );
}

function hash(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("renderPng(svg)", () => {
  it("draws twice as many pixels as the SVG is wide and high", () => {
    const { spec } = localise(examples["heat map"], "zh");
    const png = renderPng(renderSvg(spec));
    expect(png.readUInt32BE(16)).to.equal(2 * (spec.width as number));
    expect(png.readUInt32BE(20)).to.equal(2 * (spec.height as number));
  });

  it("draws no background, so that it stands on a light and on a dark page", () => {
    const png = renderPng(renderSvg(localise(examples["loss curve"], "zh").spec));
    const all = png.readUInt32BE(16) * png.readUInt32BE(20);
    expect(inked(pixelsOf(png))).to.be.within(1000, all / 4);
  });

  it("draws Chinese, subscripts and mathematics as themselves, not as boxes", () => {
    const missing = hash(picture("\u{10fffd}"));
    const characters = [..."遗忘门隐藏状态画蛇添足₀₁₂ₜ∂∇ΣθŷLh−→≈"];
    const drawn = characters.map((character) => hash(picture(character)));
    drawn.forEach((bytes, i) => expect(bytes, characters[i]).to.not.equal(missing));
    expect(new Set(drawn)).to.have.property("size", characters.length);
    characters.forEach((c) => expect(inked(pixelsOf(picture(c))), c).to.be.above(10));
  });

  it("gives the same bytes in a fresh process of another language and time zone", () => {
    const names = ["heat map of characters", "unit lines", "forecast over dates"];
    const program = fileURLToPath(new URL("./hash-picture.ts", import.meta.url));
    const there = execFileSync(process.execPath, ["--import", "tsx", program, ...names], {
      encoding: "utf8",
      env: { ...process.env, TZ: "America/St_Johns", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" },
    });
    expect(there.trim().split("\n")).to.deep.equal(names.map(hashPicture));
  }).timeout(60_000);
});
