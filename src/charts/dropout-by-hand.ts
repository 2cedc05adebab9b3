import { Random } from "../tensor/random.js";
import type { Chart, Spec } from "./chart.js";
import { cells, meanBars, readout } from "./dropout-grid.js";
import { choice, countingSlider, slider } from "./controls.js";
import { frame, type FrameOptions } from "./frame.js";
import { inBoth, type Language, term } from "./glossary.js";
import { checkFinite, checkWhole } from "./input.js";
import { spoken } from "./numbers.js";
import { plural } from "./sentence.js";

/** What can be chosen of dropout by hand. */
export interface DropoutByHandOptions extends FrameOptions {
  /** How likely a number is kept at first, from 0.1 to 1; 0.5 if not given. */
  readonly keepProb?: number;
  /** Whether the mask is the same at every time step at first; false if not given. */
  readonly variational?: boolean;
  /** How many units there are; 12 if not given. */
  readonly units?: number;
  /** How many time steps; 20 if not given. */
  readonly steps?: number;
  /** Draws the masks; 1 if not given. */
  readonly seed?: number;
}

/** How many draws the slider goes through. */
const draws = 5;

/**
 * Dropout to be turned by hand: every number is 1, a cell is full where it is kept, as 1 / keepProb, and
 * empty where it is dropped; below it the mean over the units at each time step. Sliders turn keepProb and
 * draw other masks, buttons keep the mask over time.
 * @throws RangeError when `keepProb` is not in 0.1 … 1, or `units` or `steps` is not a whole number above 0.
 */
export function dropoutByHand(options: DropoutByHandOptions = {}): Chart {
  const operation = "dropoutByHand";
  const { keepProb = 0.5, variational = false, units = 12, steps = 20, seed = 1 } = options;
  checkFinite(operation, "keepProb", keepProb);
  if (keepProb < 0.1 || keepProb > 1) {
    throw new RangeError(`${operation}: keepProb must be in 0.1 … 1, got ${keepProb}`);
  }
  checkWhole(operation, "units", units);
  checkWhole(operation, "steps", steps);
  const text = inBoth((language) => describe({ keepProb, units, steps }, language));
  const masks = choice("masks", {
    name: term("masks"),
    labels: [term("newEachStep"), term("sameEachStep")],
    start: variational ? 2 : 1,
    chart: inBoth((language) => text[language] + seed),
  });
  const picture = {
    params: [
      // Vega draws them in the opposite order.
      masks,
      { name: "draw", value: 1, bind: countingSlider(term("draw"), draws) },
      {
        name: "keepProb",
        value: keepProb,
        bind: slider("keepProb", { min: 0.1, max: 1, step: 0.05 }),
      },
    ],
    data: { values: drawn(units, steps, seed) },
    transform: [
      { filter: "datum.draw === draw" },
      { flatten: ["unit", "fresh", "fixed"] },
      {
        calculate: inBoth(
          (language) => `(${masks.name[language]} === 2 ? datum.fixed : datum.fresh) < keepProb`,
        ),
        as: "isKept",
      },
      { calculate: "datum.isKept ? 1 / keepProb : 0", as: "value" },
      { calculate: "datum.unit - 1", as: "above" },
    ],
    layer: [cells(units), ...meanBars(units), readout],
  };
  return frame(picture, text, 14 * units + 110, options);
}

/**
 * Numbers between 0 and 1, a row a time step of each draw; one that is below keepProb is kept. `fixed` is the
 * same at each step.
 */
function drawn(units: number, steps: number, seed: number): readonly Spec[] {
  const random = new Random(seed);
  const row = () => Array.from({ length: units }, () => Number(random.uniform().toFixed(3)));
  return Array.from({ length: draws }, (_, draw) => {
    const fixed = row();
    return Array.from({ length: steps }, (_, t) => ({
      draw: draw + 1,
      time: t + 1,
      unit: fixed.map((_, unit) => unit + 1),
      fresh: row(),
      fixed,
    }));
  }).flat();
}

function describe(
  { keepProb, units, steps }: { keepProb: number; units: number; steps: number },
  language: Language,
): string {
  const [kept, factor] = [keepProb, 1 / keepProb].map(spoken);
  return language === "zh"
    ? `方格图：${units} 个单元在 ${steps} 个时刻的 dropout 掩码。每个数以 ${kept} 的概率留下并乘以 ${factor}，否则变成 0；下方是每个时刻的平均值。滑块改变 keepProb、换一次抽签，按钮让各时刻的掩码相同。`
    : `Grid: the dropout masks of ${plural(units, "unit")} at ${plural(steps, "time step")}. Each number is kept with probability ${kept} and multiplied by ${factor}, or becomes 0; below it the mean at each step. Sliders turn keepProb and draw anew, buttons keep the mask over time.`;
}
