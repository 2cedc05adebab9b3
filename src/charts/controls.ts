import type { Spec } from "./chart.js";
import type { Label } from "./glossary.js";

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

/** Buttons below a chart, one a label, of which one is down; the parameter's value counts them from 1. */
export function buttons(name: Label, labels: readonly Label[]): Spec {
  return { input: "radio", options: labels.map((_, i) => i + 1), labels, name };
}
