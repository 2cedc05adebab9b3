import type { Chart } from "./chart.js";
import { readLetters } from "./gates.js";
import type { States } from "./input.js";
import { stackedHeatMaps, type StackedOptions } from "./stacked-heat-maps.js";

/** What can be chosen of the heat maps of gates. */
export type GateHeatMapsOptions = StackedOptions;

/**
 * What happens inside a cell while it reads one sequence, from a trace's `values`: a heat map of
 * `[time, units]` for each letter, one below the other over the same time steps. A click on a cell, or
 * the sliders, pick a time step and a unit, whose values stand beside the maps. At first it is the
 * middle time step, and the unit whose c (without c, what is drawn last) is largest there.
 * @param values by letter: f, i, o, j, c and h of an LSTM, or r, u, c and h of a GRU, or some of them.
 * @throws RangeError when there are none, a letter is of neither cell, one is empty, ragged, not finite
 *   or of more than one sequence, their sizes differ, or `ticks` are not one a time step.
 */
export function gateHeatMaps(
  values: Readonly<Record<string, States>>,
  options: GateHeatMapsOptions = {},
): Chart {
  const operation = "gateHeatMaps";
  const letters = readLetters(operation, "values", Object.keys(values));
  const maps = letters.map((inside) => {
    const { letter } = inside;
    return { ...inside, short: letter, states: values[letter] };
  });
  return stackedHeatMaps(operation, maps, options);
}
