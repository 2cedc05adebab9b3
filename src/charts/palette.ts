/**
 * The colour of text, axes and the neutral series: a grey of about the same contrast (4.2 or more to
 * 1) against white and against the near-black of dark themes, because Vega charts are not re-themed.
 */
export const ink = "#787878";

/**
 * The four colours of Okabe and Ito (2008) that keep a contrast of 3 to 1 both on white and on
 * near-black, the blue a little lighter than theirs. More series are told apart by dashes, not by
 * colours that look alike to some eyes.
 */
export const seriesColours = ["#1a7abc", "#d55e00", "#009e73", "#cc79a7"] as const;

const dashes: readonly (readonly number[])[] = [
  [1, 0],
  [6, 3],
  [2, 2],
  [9, 3, 2, 3],
];

/** How one series is drawn: its colour and its dash pattern in pixels on, pixels off. */
export interface SeriesStyle {
  readonly colour: string;
  readonly dash: readonly number[];
}

/** How many series can be told apart in one chart. */
export const mostSeries = seriesColours.length * dashes.length;

/** The style of the series number `index` (from 0): first four colours, then the same ones dashed. */
export function seriesStyle(index: number): SeriesStyle {
  return {
    colour: seriesColours[index % seriesColours.length],
    dash: dashes[Math.floor(index / seriesColours.length) % dashes.length],
  };
}

/** Blue below zero, orange above, near white at zero: a diverging scale that the colour-blind can read. */
export const divergingColours = [
  "#134b85",
  "#2f78b3",
  "#7eb6d9",
  "#c9e0ec",
  "#f5f3f0",
  "#fbd9b1",
  "#f3a553",
  "#cc6510",
  "#7d3a04",
] as const;

/** Near white at 0, deep green at 1: for what lies between, such as a gate. Neither hue of the above. */
export const sequentialColours = [
  "#f5f3f0",
  "#d3e8da",
  "#9fd0b4",
  "#5fb38d",
  "#239168",
  "#056b4c",
  "#03442f",
] as const;
