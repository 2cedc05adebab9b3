import type { Chart } from "./chart.js";
import { frame, type FrameOptions } from "./frame.js";
import { readLetters } from "./gates.js";
import { inLanguage, type Language } from "./glossary.js";
import { aRowEachCell, checkTicks, heatMapRows, type StepOptions } from "./heat-map.js";
import { checkCount, readStates, type States } from "./input.js";
import { cellLayers, type MapStack, placed, stackHeight } from "./map-stack.js";
import { spoken } from "./numbers.js";
import { type Cell, pickByClickOrSlider, pickedLayers } from "./picked-cell.js";
import { plural } from "./sentence.js";

/** What can be chosen of the heat maps of gates. */
export interface GateHeatMapsOptions extends FrameOptions, StepOptions {}

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
  const stack = readStack(operation, values);
  checkTicks(operation, options.ticks, stack.steps);
  const start = strongestInTheMiddle(stack);
  const picture = {
    data: {
      values: stack.maps.flatMap(({ letter, states }, place) =>
        heatMapRows(states, options.ticks).map((row) => ({ map: letter, place, ...row })),
      ),
    },
    transform: [aRowEachCell, ...placed(stack.units)],
    resolve: { scale: { color: "independent" } },
    layer: [
      ...cellLayers(stack, options, pickByClickOrSlider(stack, start)),
      ...pickedLayers(stack, options),
    ],
  };
  const text = (language: Language) => describe(stack, start, language);
  const height = Math.round(stackHeight(stack) + 90);
  return frame(picture, { zh: text("zh"), en: text("en") }, height, options);
}

function readStack(operation: string, values: Readonly<Record<string, States>>): MapStack {
  const maps = readLetters(operation, "values", Object.keys(values)).map((inside) => ({
    ...inside,
    states: readStates(operation, `values.${inside.letter}`, values[inside.letter]),
  }));
  const [first] = maps;
  const [steps, units] = [first.states.length, first.states[0].length];
  for (const { letter, states } of maps) {
    const like = `in values.${letter}, as in values.${first.letter}`;
    checkCount(operation, `time steps ${like}`, states.length, steps);
    checkCount(operation, `units ${like}`, states[0].length, units);
  }
  return { maps, steps, units };
}

/** The middle time step, and the unit whose cell state (else what is drawn last) is largest there. */
function strongestInTheMiddle({ maps, steps }: MapStack): Cell {
  const { states } = maps.find(({ letter }) => letter === "c") ?? maps[maps.length - 1];
  const time = Math.ceil(steps / 2);
  const sizes = states[time - 1].map(Math.abs);
  return { time, unit: sizes.indexOf(Math.max(...sizes)) + 1 };
}

function describe(
  { maps, steps, units }: MapStack,
  { time, unit }: Cell,
  language: Language,
): string {
  const each = maps.map(
    ({ label, states }) => `${inLanguage(label, language)} ${spoken(states[time - 1][unit - 1])}`,
  );
  return language === "zh"
    ? `热图 ${maps.length} 幅，上下排列：${units} 个单元在 ${steps} 个时刻。时刻 ${time}、单元 ${unit} 处：${each.join("，")}。`
    : `Stack of ${plural(maps.length, "heat map")}: ${plural(units, "unit")} over ${plural(steps, "time step")}. At step ${time}, unit ${unit}: ${each.join(", ")}.`;
}
