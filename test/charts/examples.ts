import {
  type Chart,
  colouredText,
  compareNumbers,
  compareStates,
  dropoutByHand,
  fillTheBlank,
  forecastChart,
  gateByHand,
  gateHeatMaps,
  gateSaturation,
  gatesOverTraining,
  gradientByInput,
  gradientByTimeStep,
  hiddenStateHeatMap,
  layerHeatMaps,
  lossCurve,
  spreadChart,
  term,
  unitLines,
} from "../../src/charts/index.js";
import { Tensor } from "../../src/tensor/tensor.js";

/** A state that moves, `[time][unit]`, between −1 and 1. */
export function states(times: number, units: number): number[][] {
  return Array.from({ length: times }, (_, t) =>
    Array.from({ length: units }, (_, u) => Math.tanh(1.2 * Math.sin(0.4 * t * (u + 1) + u))),
  );
}

function months(count: number): string[] {
  return Array.from(
    { length: count },
    (_, i) => `${2015 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`,
  );
}

function seasons(count: number, error: number): number[] {
  return Array.from(
    { length: count },
    (_, i) => 400 + 0.2 * i + 3 * Math.sin((2 * Math.PI * i) / 12) + error * Math.cos(2.3 * i),
  );
}

function descent(steps: number): number[] {
  return Array.from(
    { length: steps },
    (_, i) => 0.35 + 2 * Math.exp(-i / 200) + 0.1 * Math.sin(12.9 * i),
  );
}

/** A gate that moves, `[time][unit]`, between 0 and 1. */
export function gate(times: number, units: number, shift = 0): number[][] {
  return states(times, units).map((row, t) =>
    row.map((value) => 0.5 + 0.5 * Math.sin(9 * value + t + shift)),
  );
}

const idiom = [..."画蛇添足"];
const observed = seasons(60, 0);

/** One chart of each kind and of each option that changes what is drawn, by name. */
export const examples: Readonly<Record<string, Chart>> = {
  "heat map": hiddenStateHeatMap(states(12, 4)),
  "heat map of characters": hiddenStateHeatMap(states(4, 8), { ticks: idiom, limit: 1 }),
  "heat map of a large tensor": hiddenStateHeatMap(
    new Tensor(Float32Array.from(states(60, 32).flat()), [60, 1, 32]),
    { quantity: term("preActivation") },
  ),
  "heat map of one value": hiddenStateHeatMap([[0]]),
  "heat maps of an LSTM": gateHeatMaps(
    {
      i: gate(40, 16),
      j: states(40, 16),
      f: gate(40, 16, 1),
      o: gate(40, 16, 2),
      c: states(40, 16).map((row) => row.map((value) => 3 * value)),
      h: states(40, 16),
    },
    { ticks: Array.from({ length: 40 }, (_, t) => idiom[t % 4]) },
  ),
  "heat maps of a GRU": gateHeatMaps({
    r: gate(6, 3),
    u: gate(6, 3, 1),
    c: states(6, 3),
    h: states(6, 3),
  }),
  "heat map of one gate": gateHeatMaps({ f: [[0.5]] }, { title: term("forgetGate") }),
  "layers of a deep network": layerHeatMaps(
    [
      ["h¹", states(24, 12)],
      ["h²", gate(24, 12)],
      ["h³", states(24, 12)],
    ],
    { ticks: Array.from({ length: 24 }, (_, t) => idiom[t % 4]) },
  ),
  "masks by place": layerHeatMaps(
    [
      [term("input"), gate(10, 4).map((row) => row.map(Math.round))],
      [term("output"), gate(10, 4, 1).map((row) => row.map(Math.round))],
    ],
    { range: "gate", title: term("masks") },
  ),
  "dropout by hand": dropoutByHand(),
  "dropout by hand that is the same over time": dropoutByHand({
    keepProb: 0.8,
    variational: true,
    units: 4,
    steps: 6,
    title: "dropout",
  }),
  "a blank to fill": fillTheBlank([
    {
      text: "a s_itch",
      answer: "t",
      models: [
        [
          term("forward"),
          [
            ["p", 0.25],
            ["w", 0.125],
            ["t", 0.0625],
          ],
        ],
        [
          term("bothDirections"),
          [
            ["t", 0.5],
            ["p", 0.25],
            ["k", 0.03],
          ],
        ],
      ],
    },
    {
      text: "in _ime",
      answer: "t",
      models: [
        [term("forward"), [["d", 0.2]]],
        [term("bothDirections"), [["t", 0.9]]],
      ],
    },
  ]),
  "unit lines": unitLines(states(12, 6)),
  "unit lines of characters": unitLines(states(4, 2), { ticks: idiom, names: ["h₁", "h₂"] }),
  "unit lines, as many as there can be": unitLines(states(36, 16), { title: term("hiddenState") }),
  "loss curve": lossCurve({ losses: [3, 2, 1.5] }),
  "loss curve with validation and baselines": lossCurve(
    {
      losses: descent(1500),
      validation: descent(1500)
        .filter((_, i) => i % 100 === 99)
        .map((loss, i) => ({ step: 100 * (i + 1), loss: loss + 0.1 })),
    },
    {
      baselines: [
        [term("lastValue"), 1.24],
        [term("seasonalBaseline"), 0.49],
      ],
      quantity: term("meanSquaredError"),
    },
  ),
  "loss curve on a log scale": lossCurve({ losses: descent(200) }, { scale: "log", total: 400 }),
  forecast: forecastChart(observed, { RNN: seasons(60, 0.3).slice(-24) }),
  "forecast over dates": forecastChart(observed, [["RNN", seasons(60, 0.3).slice(-24)]], {
    dates: months(60),
    quantity: "CO₂ (ppm)",
    baselines: [
      [term("lastValue"), seasons(59, 0).slice(-24)],
      [term("seasonalBaseline"), seasons(60, 0.7).slice(-24)],
    ],
  }),
  "forecast over hours": forecastChart(
    seasons(24, 0),
    { RNN: seasons(24, 0.5) },
    {
      dates: Array.from({ length: 24 }, (_, i) => `2010-01-01T${String(i).padStart(2, "0")}:00Z`),
    },
  ),
  "gradient by time step": gradientByTimeStep([
    [term("allSteps"), states(12, 4)],
    [term("lastStep"), Array.from({ length: 12 }, (_, i) => 2 ** (i - 12))],
  ]),
  "gradient on a log scale": gradientByTimeStep(
    { "∂L/∂hₜ": Array.from({ length: 4 }, (_, i) => 2 ** (i - 12)) },
    { scale: "log", ticks: idiom },
  ),
  "gradient by input": gradientByInput(
    "a stitch in time",
    Array.from({ length: 16 }, (_, i) => 2 ** (i - 15)),
  ),
  "gradient by input, for every output, on a log scale": gradientByInput(
    Array.from({ length: 40 }, () => "\n"),
    states(40, 40).map((row) => row.map((value) => Math.exp(-14 * Math.abs(value)))),
    { scale: "log", title: term("input") },
  ),
  "coloured text": colouredText('"a stitch"\nin time', states(18, 1)),
  "coloured text of a choice of units": colouredText(
    Array.from({ length: 90 }, (_, t) => "abcdefg, "[t % 9]),
    states(90, 4),
    { unit: 2, title: term("cellState"), limit: 1 },
  ),
  "saturation of gates": gateSaturation({
    f: gate(40, 16),
    i: gate(40, 16, 1),
    o: gate(40, 16, 2),
  }),
  "saturation of one gate": gateSaturation({ u: [[1]] }, { title: term("updateGate") }),
  "gates over the training": gatesOverTraining(
    [1, 10].map((epoch) => ({
      label: { zh: `第 ${epoch} 轮`, en: `epoch ${epoch}` },
      values: gate(12, 8, epoch),
    })),
    { ticks: Array.from({ length: 12 }, (_, t) => idiom[t % 4]) },
  ),
  "cell state over the training": gatesOverTraining([{ label: "1", values: states(5, 3) }], {
    quantity: term("cellState"),
    limit: 2,
    title: term("training"),
  }),
  "gate by hand": gateByHand(),
  "gate by hand that is shut": gateByHand({ f: 0, i: 0.5, steps: 2 }),
  "gradients of several networks, from 0 on": gradientByTimeStep(
    {
      RNN: Array.from({ length: 100 }, (_, t) => Math.fround(Math.exp(1.2 * (t - 99)))),
      LSTM: Array.from({ length: 100 }, (_, t) => Math.exp(0.05 * (t - 99))),
    },
    { scale: "log" },
  ),
  "spread over seeds": spreadChart(
    { RNN: { 10: [1, 0.51, 1], 50: [0.97, 1, 0.23] }, LSTM: { 10: [1, 1, 1], 50: [0.25, 0.24] } },
    {
      category: term("distance"),
      quantity: term("accuracy"),
      domain: [0, 1.05],
      levels: [[term("chance"), 0.25]],
    },
  ),
  "spread of many models": spreadChart(
    Object.fromEntries(
      [..."abcdefgh"].map((name, i) => [
        name,
        [
          [term("training"), [0.1 * i, 0.12 * i]],
          [term("validation"), [0.2 * i, 0.1 * i, 0.3]],
        ] as const,
      ]),
    ),
  ),
  "states compared": compareStates({ "h₂": [0.8597, 0.8837], "h₂ | h₁ = 0": [0.7905, 0.8005] }),
  "gradients compared": compareStates(
    [
      [term("byHand"), [-0.5, 0.88, 0.1]],
      [term("automaticDifferentiation"), [-0.5, 0.88, 0.1]],
      [term("byFiniteDifferences"), [-0.5, 0.88, 0.1]],
    ],
    { names: ["∂L/∂w₁", "∂L/∂w₂", term("bias")], quantity: term("gradient") },
  ),
  "numbers compared": compareNumbers(
    [
      ["RNN", 0.315],
      [term("lastValue"), 1.24],
      [term("seasonalBaseline"), 0.49],
    ],
    { quantity: term("meanAbsoluteError") },
  ),
};
