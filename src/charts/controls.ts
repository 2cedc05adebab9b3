import type { Spec } from "./chart.js";
import { inBoth, type Label, type Words } from "./glossary.js";

/** What a slider may be set to. */
export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A slider below a chart, as the `bind` of a parameter; vega draws it in a page, not in a picture. */
export function slider(name: Label, { min, max, step }: SliderRange): Spec {
  return { input: "range", min, max, step, name };
}

/** A slider over the numbers 1 … `count`. */
export function countingSlider(name: Label, count: number): Spec {
  return slider(name, { min: 1, max: count, step: 1 });
}

/** What a chart's reader chooses from. */
export interface Choice {
  readonly name: Label;
  readonly labels: readonly Label[];
  /** Which one is chosen at first, from 1. */
  readonly start: number;
  /** What the chart says: tells it from others. */
  readonly chart: Words;
}

/**
 * A parameter with buttons below a chart, one a label, of which one is down; its value counts them from 1.
 * A browser takes buttons of one name for one group, of which one is down, and vega names them after the
 * parameter. JupyterLab shows all charts in one page, both editions' too: each needs a name of its own.
 */
export function choice(
  parameter: string,
  { name, labels, start, chart }: Choice,
): Spec & { readonly name: Words } {
  return {
    name: inBoth((language) => `${parameter}_${fnv1a(chart[language])}`),
    value: start,
    bind: { input: "radio", options: labels.map((_, i) => i + 1), labels, name },
  };
}

/** The 32-bit hash FNV-1a (Fowler, Noll and Vo) of the text's UTF-16 units, in base 36. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}
