import type { Spec } from "vega";

interface Encoding {
  readonly update?: Readonly<Record<string, unknown>>;
  readonly hover?: Readonly<Record<string, unknown>>;
}

/**
 * The same chart, live sooner. A page's policy lets expressions be interpreted only; the text that the
 * pointer asks for is made for the mark that is pointed at, and not for thousands beforehand.
 */
export const withLateTooltips = (spec: Spec): Spec =>
  JSON.parse(JSON.stringify(spec), (key, value: Encoding) => {
    if (key !== "encode" || !value.update?.tooltip) return value;
    const { tooltip, ...update } = value.update;
    return { ...value, update, hover: { ...value.hover, tooltip } };
  }) as Spec;
