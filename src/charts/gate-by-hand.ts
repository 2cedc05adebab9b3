import type { Chart, Spec } from "./chart.js";
import { frame, type FrameOptions } from "./frame.js";
import { withLetter } from "./gates.js";
import { inBoth, type Language, term, type TermKey } from "./glossary.js";
import { checkFinite } from "./input.js";
import { rounded, spoken } from "./numbers.js";
import { ink, seriesColours } from "./palette.js";
import { slider } from "./controls.js";

/** What can be chosen of a gate that is turned by hand. */
export interface GateByHandOptions extends FrameOptions {
  /** How far the forget gate is open at first, 0 … 1; 0.9 if not given. */
  readonly f?: number;
  /** How far the input gate is open at first, 0 … 1; 1 if not given. */
  readonly i?: number;
  /** The number of time steps, at least 2; 50 if not given. */
  readonly steps?: number;
}

/**
 * What a forget gate does to a memory, for the reader to turn: a 1 comes in at the first step and nothing
 * after, so that cₜ = f · cₜ₋₁ = i · fᵗ⁻¹. Sliders turn f and i, which are the same at all steps; beside
 * the curve stands after how many steps half is left.
 * @throws RangeError when a gate is not between 0 and 1, or there are not at least 2 whole steps.
 */
export function gateByHand(options: GateByHandOptions = {}): Chart {
  const operation = "gateByHand";
  const { f = 0.9, i = 1, steps = 50 } = options;
  checkGate(operation, "f", f);
  checkGate(operation, "i", i);
  if (!Number.isInteger(steps) || steps < 2) {
    throw new RangeError(`${operation}: steps must be a whole number, at least 2, got ${steps}`);
  }
  const picture = {
    params: [
      { name: "f", value: rounded(f), bind: turned("forgetGate", "f") },
      { name: "i", value: rounded(i), bind: turned("inputGate", "i") },
      { name: "halfLife", expr: "f > 0 && f < 1 ? log(0.5) / log(f) : 0" },
    ],
    data: { values: Array.from({ length: steps }, (_, t) => ({ time: t + 1 })) },
    // exp and log, not pow, whose last bits differ between versions of Node.
    transform: [{ calculate: `datum.time === 1 ? i : ${left("datum.time - 1")}`, as: "value" }],
    layer: [...curve(steps), ...half(steps), sentence(steps)],
  };
  const text = (language: Language) => describe(f, i, steps, language);
  return frame(picture, inBoth(text), 280, options);
}

/** A Vega expression: what is left of i after some steps. */
function left(steps: string): string {
  return `f > 0 ? i * exp((${steps}) * log(f)) : 0`;
}

function turned(gate: TermKey, letter: string): Spec {
  return slider(withLetter(term(gate), letter), { min: 0, max: 1, step: 0.01 });
}

function curve(steps: number): readonly Spec[] {
  const encoding = {
    x: {
      field: "time",
      type: "quantitative",
      title: term("timeStep"),
      scale: { domain: [1, steps], nice: false, padding: 8 },
      axis: { grid: false, tickCount: Math.min(10, steps - 1), format: "d" },
    },
    y: {
      field: "value",
      type: "quantitative",
      title: withLetter(term("cellState"), "c"),
      // Above 1 there is room for what the chart says.
      scale: { domain: [0, 1.2], nice: false },
      axis: { values: [0, 0.25, 0.5, 0.75, 1], format: ".2f" },
    },
  };
  return [
    { mark: { type: "area", color: seriesColours[0], opacity: 0.15 }, encoding },
    { mark: { type: "line", color: seriesColours[0], strokeWidth: 2 }, encoding },
    {
      mark: { type: "point", filled: true, color: seriesColours[0], size: 28, opacity: 1 },
      encoding: {
        ...encoding,
        tooltip: [
          { field: "time", type: "quantitative", title: term("timeStep") },
          { field: "value", type: "quantitative", title: "c", format: ".3~g" },
        ],
      },
    },
  ];
}

/** Where half of what came in is left, when that is within the chart. */
function half(steps: number): readonly Spec[] {
  const transform = [
    { filter: `datum.time === 1 && i > 0 && halfLife > 0 && halfLife <= ${steps - 1}` },
    { calculate: "1 + halfLife", as: "when" },
    { calculate: "i / 2", as: "half" },
    { calculate: "0", as: "zero" },
  ];
  const mark = { type: "rule", color: seriesColours[1], strokeDash: [4, 3], strokeWidth: 1.5 };
  const y = { field: "half", type: "quantitative" };
  return [
    {
      transform,
      mark,
      encoding: { x: { field: "time", type: "quantitative" }, x2: { field: "when" }, y },
    },
    {
      transform,
      mark,
      encoding: { x: { field: "when", type: "quantitative" }, y, y2: { field: "zero" } },
    },
  ];
}

/** What the gates come to, above the curve; it changes with them. */
function sentence(steps: number): Spec {
  const say = (after: string, never: string, atOnce: string, end: string) =>
    `(f === 1 ? '${never}' : f === 0 ? '${atOnce}' : ${after}) + '${end}' + format(${left(`${steps - 1}`)}, '.2~g')`;
  return {
    transform: [{ filter: "datum.time === 1" }],
    mark: {
      type: "text",
      align: "right",
      baseline: "top",
      color: ink,
      fontSize: 13,
      text: {
        expr: {
          zh: say(
            "'半衰期 ' + format(halfLife, '.3~g') + ' 步'",
            "永不褪色",
            "下一步就忘光",
            `，最后 c = `,
          ),
          en: say(
            "'half-life in steps: ' + format(halfLife, '.3~g')",
            "never fades",
            "gone at the next step",
            `; at the end c = `,
          ),
        },
      },
    },
    encoding: { x: { value: { expr: "width - 8" } }, y: { value: 2 } },
  };
}

function checkGate(operation: string, name: string, value: number): void {
  checkFinite(operation, name, value);
  if (value < 0 || value > 1) {
    throw new RangeError(`${operation}: ${name} must be between 0 and 1, got ${value}`);
  }
}

function describe(f: number, i: number, steps: number, language: Language): string {
  const end = spoken(f > 0 ? i * Math.exp((steps - 1) * Math.log(f)) : 0);
  const [forget, input] = [spoken(f), spoken(i)];
  return language === "zh"
    ? `折线图：时刻 1 存入 ${input}，遗忘门 f 一直是 ${forget}，到时刻 ${steps} 还剩 ${end}。滑块可以转动两个门。`
    : `Line chart: ${input} comes in at step 1, the forget gate f stays at ${forget}, and at step ${steps} ${end} is left. Sliders turn both gates.`;
}
