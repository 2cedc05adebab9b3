import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Spec } from "../../src/charts/chart.js";
import { renderSvg } from "../../src/notebook/svg.js";
import { conceptsOfText } from "../concepts/concepts.js";
import { escapeHtml } from "./html.js";
import { withLateTooltips } from "./late-tooltips.js";

/** The grey of all charts' words and axes, which stands on white and on black; and what it is on a page. */
const GREY = "#787878";
const GREYS = { light: "#5c5c66", dark: "#a8a8b3" };

/** Where the files of charts go, and how pages call that place. */
export interface Site {
  readonly publicFolder: string;
  /** Begins and ends with a slash. */
  readonly base: string;
}

/** How high the row of a slider or of buttons is, in pixels. */
const CONTROL = 36;

/**
 * A chart on a page: its picture in either theme, which stands at once, and where its live twin comes from.
 * @param text what it shows, in words.
 * @throws Error for a specification that Vega-Lite or Vega does not take.
 */
export function chartHtml(spec: Spec, text: string, { publicFolder, base }: Site): string {
  const svg = renderSvg(spec);
  const live = JSON.stringify(withLateTooltips(compile(withoutLabels(spec)).spec));
  const name = createHash("sha256").update(live).digest("hex").slice(0, 16);
  const folder = join(publicFolder, "charts");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), live);
  for (const [theme, grey] of Object.entries(GREYS)) {
    writeFileSync(join(folder, `${name}.${theme}.svg`), svg.replaceAll(GREY, grey));
  }
  const { width, height } = sizeOf(svg);
  const file = `${base}charts/${name}`;
  const said = escapeHtml(text);
  const picture = (theme: string) =>
    `<img class="${theme}" src="${file}.${theme}.svg" width="${width}" height="${height}" alt="${said}" loading="lazy" decoding="async">`;
  // A form of its own, so that its choices are not one group with those of a chart like it.
  const reserved = controlsOf(spec) * CONTROL;
  const controls =
    reserved > 0 ? `<form class="controls" style="min-height:${reserved}px"></form>` : "";
  const concepts = conceptsOfText(text);
  return `<div class="chart" data-chart="${file}.json" data-text="${said}" data-concept="${concepts}"><div class="scroll"><div class="picture" style="aspect-ratio:${width}/${height};width:${width}px">${picture("light")}${picture("dark")}</div></div>${controls}</div>`;
}

/** A mark for each number has no label for each: the sentence says what the chart shows. */
const withoutLabels = (spec: Spec): TopLevelSpec =>
  ({ ...spec, config: { ...(spec.config as object), aria: false } }) as unknown as TopLevelSpec;

function sizeOf(svg: string): { width: number; height: number } {
  const [head] = /<svg[^>]*>/.exec(svg)!;
  const [width, height] = ["width", "height"].map((name) =>
    Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(head)?.[1]),
  );
  if (!(width > 0 && height > 0)) throw new Error(`it has no size: ${head}`);
  return { width, height };
}

/** How many sliders and rows of buttons a chart has. */
function controlsOf(spec: object): number {
  const { params = [] } = spec as { params?: { bind?: object | string }[] };
  return params.reduce((count, { bind }) => {
    if (typeof bind !== "object" || bind === null) return count;
    const isOne = "input" in bind || "element" in bind;
    return count + (isOne ? 1 : Object.keys(bind).length);
  }, 0);
}
