import { Chart, type Spec } from "./chart.js";
import { inLanguage, type Label, type Words } from "./glossary.js";
import { ink } from "./palette.js";
import { textWidth } from "./text-width.js";

const width = 600;
const fontSize = 12;

/** What every chart may be given. */
export interface FrameOptions {
  /** A title above the chart; without one the chart has none. */
  readonly title?: Label;
}

/**
 * Puts a picture into the frame that all charts share: size, colours of text and axes, no background.
 * The whole picture has a fixed size, so that it is as large in one language as in the other.
 */
export function frame(picture: Spec, text: Words, height: number, options: FrameOptions): Chart {
  return new Chart(
    {
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
      description: text,
      ...(options.title === undefined ? {} : { title: options.title }),
      background: "transparent",
      width,
      height,
      autosize: { type: "fit", contains: "padding" },
      ...picture,
      config,
    },
    text,
  );
}

/** A legend above the picture, in columns. */
export function legendAbove(labels: readonly Label[]): Spec {
  const columns = legendColumns(labels);
  return { orient: "top", title: null, symbolType: "stroke", symbolSize: 400, columns };
}

/** How many columns of a legend fit above the picture, the widest of `labels` in each. */
export function legendColumns(labels: readonly Label[]): number {
  const widths = labels.flatMap((label) => [
    textWidth(inLanguage(label, "zh")),
    textWidth(inLanguage(label, "en")),
  ]);
  return Math.max(1, Math.floor((width - 60) / (Math.max(...widths) * fontSize + 44)));
}

const config: Spec = {
  font: "sans-serif",
  view: { stroke: null },
  title: { color: ink, anchor: "start", fontSize: 14, fontWeight: "normal" },
  axis: {
    labelColor: ink,
    titleColor: ink,
    domainColor: ink,
    tickColor: ink,
    gridColor: ink,
    gridOpacity: 0.2,
    labelFontSize: fontSize,
    titleFontSize: fontSize,
    titleFontWeight: "normal",
  },
  legend: {
    labelColor: ink,
    titleColor: ink,
    labelFontSize: fontSize,
    titleFontSize: fontSize,
    titleFontWeight: "normal",
    labelLimit: 0,
  },
};
