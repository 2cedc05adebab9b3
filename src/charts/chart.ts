import type { Language, Words } from "./glossary.js";

/** A Vega-Lite v5 specification in which a text may still be `Words`, that is, in both languages. */
export type Spec = Readonly<Record<string, unknown>>;

/** A picture of numbers that is not yet in any language: `localise` chooses one. */
export class Chart {
  /** The Vega-Lite v5 specification, the data inside it. */
  readonly spec: Spec;
  /** What the chart shows, in a sentence or two, for whoever does not see it. */
  readonly text: Words;

  constructor(spec: Spec, text: Words) {
    this.spec = spec;
    this.text = text;
  }
}

/** A chart in one language: what a renderer of Vega-Lite takes, and the sentence that stands for it. */
export interface LocalisedChart {
  readonly spec: Spec;
  readonly text: string;
}

/** The chart with every label, legend, tooltip and its description in `language`. */
export function localise(chart: Chart, language: Language): LocalisedChart {
  const text = chart.text[language];
  return { spec: { ...(choose(chart.spec, language) as Spec), description: text }, text };
}

function choose(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => choose(item, language));
  if (typeof value !== "object" || value === null) return value;
  if (isWords(value)) return value[language];
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, choose(item, language)]),
  );
}

function isWords(value: object): value is Words {
  return "zh" in value && "en" in value;
}
