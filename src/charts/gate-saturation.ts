import type { Chart, Spec } from "./chart.js";
import { frame, type FrameOptions, legendAbove } from "./frame.js";
import { checkGate, type Inside, readLetters } from "./gates.js";
import { inBoth, inLanguage, type Language, term, type TermKey, type Words } from "./glossary.js";
import { readStates, type States } from "./input.js";
import { mean, rounded, spoken } from "./numbers.js";
import { ink, seriesColours } from "./palette.js";
import { plural } from "./sentence.js";

/** A gate below the first is as good as shut, above the second as good as open. */
const [shut, open] = [0.1, 0.9];

const timeShut = withBound("timeShut", `< ${shut}`);
const timeOpen = withBound("timeOpen", `> ${open}`);

/** Gates are told apart by shape, too. */
const shapes = ["circle", "square", "triangle-up"];

/** The shares of the time steps at which each unit's gate is shut, and open. */
interface Saturation extends Inside {
  readonly units: readonly { readonly shut: number; readonly open: number }[];
}

/**
 * How often each unit's gates are as good as shut (below 0.1) or open (above 0.9): a point for each unit
 * of each gate, as in Karpathy, Johnson and Fei-Fei (2015), "Visualizing and understanding recurrent
 * networks", figure 3. On the dashed line a gate is always one or the other; at the bottom left it is
 * never either.
 * @param gates by letter, `[time, units]` each: f, i and o of an LSTM, or r and u of a GRU, or some.
 * @throws RangeError when there are none, a letter is no gate, or one is empty, ragged, of more than one
 *   sequence or not between 0 and 1.
 */
export function gateSaturation(
  gates: Readonly<Record<string, States>>,
  options: FrameOptions = {},
): Chart {
  const operation = "gateSaturation";
  const saturations = readLetters(operation, "gates", Object.keys(gates), "gate").map((inside) =>
    saturationOf(operation, inside, gates[inside.letter]),
  );
  const labels = saturations.map(({ label }) => label);
  const gate = {
    field: "gate",
    type: "nominal",
    scale: { domain: labels, range: seriesColours.slice(0, labels.length) },
    legend: { ...legendAbove(labels), symbolType: "circle", symbolSize: 70 },
  };
  const picture = {
    data: {
      values: saturations.flatMap(({ label, units }) =>
        units.map(({ shut, open }, unit) => ({
          gate: label,
          unit: unit + 1,
          x: rounded(shut),
          y: rounded(open),
        })),
      ),
    },
    encoding: { x: share("x", timeShut), y: share("y", timeOpen) },
    layer: [
      {
        data: { values: [{ x: 0, y: 1, xEnd: 1, yEnd: 0 }] },
        mark: { type: "rule", color: ink, strokeDash: [4, 4], opacity: 0.6 },
        encoding: { x2: { field: "xEnd" }, y2: { field: "yEnd" } },
      },
      {
        mark: { type: "point", filled: true, size: 70, opacity: 0.7 },
        encoding: {
          color: gate,
          shape: { ...gate, scale: { domain: labels, range: shapes.slice(0, labels.length) } },
          tooltip: tooltip(),
        },
      },
    ],
  };
  const text = (language: Language) => describe(saturations, language);
  return frame(picture, inBoth(text), 400, options);
}

function withBound(key: TermKey, bound: string): Words {
  const { zh, en } = term(key);
  return { zh: `${zh}（${bound}）`, en: `${en} (${bound})` };
}

function saturationOf(operation: string, inside: Inside, states: States): Saturation {
  const rows = readStates(operation, `gates.${inside.letter}`, states);
  checkGate(operation, `gates.${inside.letter}`, rows);
  const units = rows[0].map((_, unit) => ({
    shut: mean(rows.map((row) => (row[unit] < shut ? 1 : 0))),
    open: mean(rows.map((row) => (row[unit] > open ? 1 : 0))),
  }));
  return { ...inside, units };
}

/** An axis of shares; a little beyond 0 and 1, so that points there are seen whole. */
function share(field: "x" | "y", title: Words): Spec {
  return {
    field,
    type: "quantitative",
    title,
    scale: { domain: [-0.03, 1.03], nice: false },
    axis: { format: ".0%", values: [0, 0.25, 0.5, 0.75, 1] },
  };
}

function tooltip(): readonly Spec[] {
  return [
    { field: "gate", type: "nominal", title: term("gate") },
    { field: "unit", type: "quantitative", title: term("unit") },
    { field: "x", type: "quantitative", title: timeShut, format: ".1%" },
    { field: "y", type: "quantitative", title: timeOpen, format: ".1%" },
  ];
}

function describe(saturations: readonly Saturation[], language: Language): string {
  const each = saturations.map(({ label, units }) => {
    const name = inLanguage(label, language);
    const shares = (["shut", "open"] as const).map((key) =>
      spoken(100 * mean(units.map((unit) => unit[key]))),
    );
    return language === "zh"
      ? `${name} ${shares[0]}% 的时间关闭、${shares[1]}% 打开`
      : `${name} shut ${shares[0]}% and open ${shares[1]}% of the time`;
  });
  return language === "zh"
    ? `散点图：${saturations[0].units.length} 个单元的门有多久几乎关闭（小于 ${shut}）或几乎打开（大于 ${open}）。平均：${each.join("；")}。`
    : `Scatter plot of how long the gates of ${plural(saturations[0].units.length, "unit")} are nearly shut (below ${shut}) or nearly open (above ${open}). On average: ${each.join("; ")}.`;
}
