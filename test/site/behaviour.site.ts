import { expect } from "chai";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../../tools/setup/root.mjs";
import { chapterPages, frontPages, openSite, type OpenSite } from "./support/site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe("a chapter of the site", function () {
  this.timeout(120_000);
  let site: OpenSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  it("copies a cell's code as it is in the notebook", async () => {
    const { page } = await site.open("chapters/01-rnn.html");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const { cells } = JSON.parse(
      readFileSync(join(root, "notebooks", "zh", "01-rnn.ipynb"), "utf8"),
    ) as { cells: { cell_type: string; id: string; source: string | string[] }[] };
    for (const { id, source } of cells.filter((cell) => cell.cell_type === "code").slice(0, 5)) {
      await page.locator(`#cell-${id} .copy-cell`).click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied, id).to.equal([source].flat().join(""));
    }
    await page.context().close();
  });

  it("tells a mark's values where the pointer is", async () => {
    const { page } = await site.open("chapters/02-lstm.html");
    const chart = page.locator(".chart").first();
    await chart.hover();
    await page.waitForFunction(() => document.querySelector(".chart")!.classList.contains("live"));
    const { x, y, width, height } = (await chart.locator(".view svg").boundingBox())!;
    const tooltip = page.locator("#vg-tooltip-element.visible");
    for (let n = 1; n < 20 && !(await tooltip.isVisible()); n++) {
      await page.mouse.move(x + width / 2, y + (height * n) / 20);
      await page.waitForTimeout(100);
    }
    expect(await tooltip.innerText()).to.match(/\d/);
    await page.context().close();
  });

  for (const [path, query, found] of [
    ["", "隐藏状态", "隐藏状态"],
    ["", "神经网络", "神经网络"],
    ["", "梯度消失", "梯度"],
    ["en/", "forget gate", "forget"],
    ["en/", "vanish", "vanish"],
  ]) {
    it(`is found by the search, on the device: ${query}`, async () => {
      const { page, wrong } = await site.open(path);
      await page.locator("#local-search button").first().click();
      await page.locator("#localsearch-input").fill(query);
      const first = page.locator(".VPLocalSearchBox .result").first();
      await first.waitFor();
      const count = await page.locator(".VPLocalSearchBox .result").count();
      expect(count).to.be.greaterThan(1);
      await first.click();
      await page.waitForURL(/chapters\//);
      // The address changes before the page has come.
      await page.locator(".vp-doc", { hasText: found }).waitFor();
      expect(wrong).to.deep.equal([]);
      await page.context().close();
    });
  }

  for (const [from, place, to] of [
    ["chapters/02-lstm.html", "search", "en/chapters/02-lstm.html"],
    ["en/chapters/03-2-deep.html", "residual", "chapters/03-2-deep.html"],
  ]) {
    it(`leads to the same place in the other language: ${from}#${place}`, async () => {
      const { page } = await site.open(from);
      await page.evaluate((id) => document.getElementById(id)!.scrollIntoView(), place);
      await page.waitForTimeout(200);
      await page.hover(".VPNavBarTranslations button");
      await page.locator(".VPNavBarTranslations a").first().click();
      await page.waitForURL(`${site.server.address}${to}#${place}`);
      await page.waitForFunction(
        ([id, lang]) => {
          const top = document.getElementById(id)!.getBoundingClientRect().top;
          return document.documentElement.lang === lang && top >= 0 && top <= 300;
        },
        [place, to.startsWith("en/") ? "en" : "zh-CN"],
      );
      await page.context().close();
    });
  }

  it("tells type and docstring of an engine's name that the focus is on, and leads to its page", async () => {
    const { page } = await site.open("en/chapters/01-rnn.html");
    const name = page.locator("a.engine", { hasText: "BasicRNNCell" }).first();
    await name.focus();
    const hint = page.locator("#engine-hint");
    await hint.waitFor();
    expect(await hint.innerText()).to.include("Elman, 1990");
    expect(await hint.locator("p").first().innerText()).not.to.match(/[\n`]/);
    expect(await hint.locator("pre").innerText()).to.match(/^hₜ = φ/);
    await page.keyboard.press("Escape");
    expect(await hint.isHidden()).to.equal(true);
    await name.click();
    await page.waitForURL(/api\/index\/classes\/BasicRNNCell/);
    await page.locator("h1", { hasText: "BasicRNNCell" }).waitFor();
    await page.context().close();
  });

  it("changes the theme of a live chart and of a figure at once", async () => {
    const { page } = await site.open("chapters/02-lstm.html");
    const chart = page.locator(".chart").first();
    await chart.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector(".chart")!.classList.contains("live"));
    const texts = [".chart .view svg text", ".unrolled-figure text"];
    const light = await page.evaluate(
      (texts) => texts.map((text) => getComputedStyle(document.querySelector(text)!).fill),
      texts,
    );
    await page.locator(".VPSwitchAppearance").first().click();
    await page.waitForFunction(
      ([texts, light]) =>
        texts.every((text, n) => getComputedStyle(document.querySelector(text)!).fill !== light[n]),
      [texts, light] as const,
    );
    await page.context().close();
  });

  it("lets each cell be found in the source", async () => {
    const { page } = await site.open("chapters/01-rnn.html");
    await page.locator("#cell-imports .to-source").click();
    await page.waitForURL(/source\/01-rnn\.html#L\d+$/);
    const line = page.locator(":target");
    expect(await line.innerText()).to.include("```ts #imports");
    await page.context().close();
  });

  // Of the reference, one page, and one with code that is wider than the page.
  const reference = ["index/functions/dynamicRnn", "charts/functions/layerHeatMaps"];
  const referencePages = reference.map((page) => `en/api/${page}.html`);
  for (const path of [...frontPages, ...chapterPages, ...referencePages]) {
    for (const dark of [false, true]) {
      it(`has nothing serious against it by axe: ${path}, ${dark ? "dark" : "light"}`, async () => {
        const { page } = await site.open(path, { dark });
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const { violations } = await (globalThis as unknown as { axe: any }).axe.run(document);
          return violations
            .filter(({ impact }: { impact: string }) => ["serious", "critical"].includes(impact))
            .map(
              ({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
                `${id}: ${nodes
                  .slice(0, 3)
                  .map(({ html }) => html.slice(0, 160))
                  .join(" | ")}`,
            );
        });
        expect(found).to.deep.equal([]);
        await page.context().close();
      });
    }
  }
});
