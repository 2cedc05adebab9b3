import type { Spec } from "../charts/chart.js";
import { textWidth } from "../charts/text-width.js";
import { loadOptional } from "./optional.js";

/** The little of vega that is called here; its own types are not there when it is not installed. */
interface Vega {
  parse(spec: unknown): unknown;
  View: new (runtime: unknown, options: object) => View;
  SVGStringRenderer: new (loader: unknown) => Renderer;
  textMetrics: { width: (item: TextItem, text: unknown) => number };
  resetSVGDefIds(): void;
}
interface View {
  run(): View;
  finalize(): View;
  loader(): unknown;
  origin(): [number, number];
  padding(): { left: number; top: number };
  background(): string;
  scenegraph(): { root: unknown };
}
interface Renderer {
  initialize(element: null, width: number, height: number, origin: [number, number]): Renderer;
  background(colour: string): Renderer;
  render(scene: unknown): Renderer;
  svg(): string;
}
interface TextItem {
  readonly fontSize?: number;
}
interface VegaLite {
  compile(spec: unknown, options: object): { spec: unknown };
}

/**
 * Draws a Vega-Lite specification of fixed `width` and `height` as SVG, at once and the same each time.
 * @throws MissingPackageError when vega or vega-lite is not installed.
 * @throws Error when either warns of the specification.
 */
export function renderSvg(spec: Spec): string {
  const vega = loadOptional("vega") as Vega;
  const vegaLite = loadOptional("vega-lite") as VegaLite;
  // Vega guesses 0.8 em for any character, which clips Chinese.
  vega.textMetrics.width = (item, text) => textWidth(String(text ?? "")) * (item.fontSize ?? 11);
  vega.resetSVGDefIds();

  const warnings: string[] = [];
  const logger = collector(warnings);
  const { spec: compiled } = vegaLite.compile(spec, { logger });
  const view = new vega.View(vega.parse(compiled), { renderer: "none", logger }).run();
  if (warnings.length > 0) throw new Error(`vega: ${warnings.join("; ")}`);
  const [x, y] = view.origin();
  const { left, top } = view.padding();
  const svg = new vega.SVGStringRenderer(view.loader())
    .initialize(null, spec.width as number, spec.height as number, [left + x, top + y])
    .background(view.background())
    .render(view.scenegraph().root)
    .svg();
  view.finalize();
  return svg;
}

/** A logger for vega that keeps warnings and errors in `messages`; it must not throw inside vega. */
function collector(messages: string[]): object {
  const keep = (...parts: unknown[]) => (messages.push(parts.map(String).join(" ")), logger);
  const logger = {
    level: () => logger,
    error: keep,
    warn: keep,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
