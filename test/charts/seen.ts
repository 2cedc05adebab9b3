import { createRequire } from "node:module";
import { type Chart, type Language, localise } from "../../src/charts/index.js";

const require = createRequire(import.meta.url);
const vega: typeof import("vega") = require("vega");
const vegaLite: typeof import("vega-lite") = require("vega-lite");

/** A chart as a page shows it: its signals can be set, as sliders do. */
export interface Seen {
  /** All texts in the picture, after the signals were set. */
  texts(signals?: Readonly<Record<string, unknown>>): Promise<readonly string[]>;
  /** The whole picture, after the signals were set. */
  svg(signals?: Readonly<Record<string, unknown>>): Promise<string>;
  /** The labels of the sliders and menus below the chart. */
  readonly inputs: readonly string[];
}

/** Draws a chart as vega in a page does, without a page. */
export function see(chart: Chart, language: Language = "en"): Seen {
  const { spec } = vegaLite.compile(localise(chart, language).spec as never);
  const view = new vega.View(vega.parse(spec), { renderer: "none" });
  const names = (spec.signals ?? []).map(({ name }) => name);
  // What buttons set has a name of its own in each chart.
  const signalOf = (name: string): string =>
    names.find((each) => each === name || each.startsWith(`${name}_`)) ?? name;
  const svg = async (signals: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    for (const [name, value] of Object.entries(signals)) view.signal(signalOf(name), value);
    await view.runAsync();
    return view.toSVG();
  };
  const texts = async (signals?: Readonly<Record<string, unknown>>): Promise<readonly string[]> =>
    [...(await svg(signals)).matchAll(/<(?:text|tspan)\b[^>]*>([^<]+)</g)].map(([, text]) => text);
  const inputs = (spec.signals ?? []).flatMap((signal) =>
    "bind" in signal && signal.bind ? [String((signal.bind as { name?: string }).name)] : [],
  );
  return { texts, svg, inputs };
}
