import type { Chart } from "./chart.js";
import type { Range } from "./gates.js";
import { inBoth, inLanguage } from "./glossary.js";
import type { States } from "./input.js";
import { type Named, readNamed } from "./named.js";
import { stackedHeatMaps, type StackedOptions } from "./stacked-heat-maps.js";

/** What can be chosen of the heat maps of layers. */
export interface LayerHeatMapsOptions extends StackedOptions {
  /**
   * Between which values they lie: 0 and 1 ("gate", also masks), −1 and 1 ("signed", as states do; it is
   * so unless given), or any two ("unbounded", as gradients do).
   */
  readonly range?: Range;
}

/**
 * The same thing in every layer of a deep network while it reads one sequence: a heat map of
 * `[time, units]` for each layer, the lowest at the bottom as in the figure, over the same time steps. A
 * click on a cell, or the sliders, pick a time step and a unit, whose values stand beside the maps.
 *
 *     layerHeatMaps({ "h¹": values["cell_0/h"], "h²": values["cell_1/h"] }, { ticks: [...text] })
 * @param layers by name, the lowest first; all with as many units.
 * @throws RangeError when there are none, one is empty, ragged, not finite or of more than one sequence,
 *   their sizes differ, or `ticks` are not one a time step.
 */
export function layerHeatMaps(
  layers: Named<States>,
  { range = "signed", ...options }: LayerHeatMapsOptions = {},
): Chart {
  const operation = "layerHeatMaps";
  const maps = readNamed(operation, "layers", layers).map(([label, states]) => {
    const words = inBoth((language) => inLanguage(label, language));
    return { letter: words.en, label: words, short: label, range, states };
  });
  return stackedHeatMaps(operation, maps.reverse(), options);
}
