import { type Chart, localise } from "../../src/charts/index.js";

/** What the tests look at in a chart of lines. */
export interface LineSpec {
  /** The data rows, with `y1`, `y2` … for the lines. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** The names in the legend. */
  readonly names: readonly string[];
  readonly x: Readonly<Record<string, unknown>>;
  readonly y: Readonly<Record<string, unknown>>;
}

/** The parts of a chart of lines, in English. */
export function lineSpec(chart: Chart): LineSpec {
  const { data, layer } = localise(chart, "en").spec as any;
  const [key, lines] = layer;
  return {
    rows: data.values,
    names: key.data.values.map(({ name }: { name: string }) => name),
    x: lines.encoding.x,
    y: lines.layer[0].encoding.y,
  };
}
