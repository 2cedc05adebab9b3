import vegaEmbed from "vega-embed";
import { quickInterpreter } from "./expressions";

/**
 * Draws a chart that is compiled to Vega. Its expressions are interpreted, not run as code: the policy of
 * the site forbids the latter.
 * @returns what takes it away.
 */
export async function embed(
  place: HTMLElement,
  spec: object,
  controls?: HTMLElement,
): Promise<() => void> {
  const { finalize } = await vegaEmbed(place, spec as Parameters<typeof vegaEmbed>[1], {
    mode: "vega",
    renderer: "svg",
    actions: false,
    // The text of a tooltip is made when its mark is pointed at.
    hover: true,
    ast: true,
    expr: quickInterpreter,
    bind: controls,
    // Words are as wide as the pictures of the build take them to be.
    tooltip: { theme: "custom" },
    defaultStyle: false,
  });
  return finalize;
}
