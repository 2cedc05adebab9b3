import type { Chart } from "./chart.js";
import { frame, type FrameOptions } from "./frame.js";
import { inBoth, inLanguage, type Language } from "./glossary.js";
import { aRowEachCell, checkTicks, heatMapRows, type StepOptions } from "./heat-map.js";
import { checkCount, readStates, type States } from "./input.js";
import { cellLayers, type MapStack, placed, type StackedMap, stackHeight } from "./map-stack.js";
import { spoken } from "./numbers.js";
import { type Cell, pickByClickOrSlider, pickedLayers } from "./picked-cell.js";
import { plural } from "./sentence.js";

/** What can be chosen of stacked heat maps. */
export interface StackedOptions extends FrameOptions, StepOptions {}

/**
 * Heat maps of `[time, units]` one below the other, the first on top, over the same time steps, with a cell
 * that is picked by a click or by sliders.
 * @throws RangeError when one is empty, ragged, not finite or of more than one sequence, their sizes
 *   differ, or `ticks` are not one a time step.
 */
export function stackedHeatMaps(
  operation: string,
  given: readonly StackedMap<States>[],
  options: StackedOptions,
): Chart {
  const stack = readStack(operation, given);
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
  return frame(picture, inBoth(text), height, options);
}

function readStack(operation: string, given: readonly StackedMap<States>[]): MapStack {
  const maps = given.map(({ states, ...inside }) => ({
    ...inside,
    states: readStates(operation, `values.${inside.letter}`, states),
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
