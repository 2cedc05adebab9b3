import type { Language } from "../../src/charts/glossary.js";
import { arrow } from "../kit/arrow.js";
import { part, type Figure } from "../kit/figure.js";
import { bottom, left, right, top } from "../kit/geometry.js";
import { node } from "../kit/node.js";
import { computed, given } from "../kit/numbers.js";
import { operation } from "../kit/operation.js";
import type { SvgElement } from "../kit/svg.js";
import { header, notes, words } from "../layers/header.js";
import { LAYERS, rows, startBox, stepLayout, WIDTH } from "../layers/layout.js";
import { layerHeading, parameters } from "../layers/parameters.js";
import { EXAMPLE } from "./example.js";
import { values, type Step } from "./values.js";
import { describe, WORDS } from "./words.js";

const ROWS = rows(120);
const NOTE = ROWS.input + 64;
const steps = values();

const shared = (language: Language): SvgElement[] =>
  parameters(
    ROWS,
    EXAMPLE.layers.map(({ Wx, Wh, b }, i) => ({
      heading: layerHeading(i + 1),
      formulas: [
        `$W^${i + 1}_x = ${given(Wx)},  W^${i + 1}_h = ${given(Wh)}$`,
        `$b^${i + 1} = ${given(b)}$`,
      ],
    })),
    {
      heading: WORDS.outputParameters,
      formulas: [`$W_y = ${given(EXAMPLE.Wy)}$`, `$b_y = ${given(EXAMPLE.by)}$`],
    },
    language,
  );

/** The states before the first time step. */
const starts = (): SvgElement[] =>
  Array.from({ length: LAYERS }, (_, i) =>
    part(
      `layer-${i + 1}-start`,
      ...node(startBox(ROWS, i + 1), "state", `$h^${i + 1}_0$`, given(0)),
    ),
  );

/** One time step, from the input up through the layers to the output. */
function timeStep({ input, states, output }: Step, step: number): SvgElement[] {
  const at = stepLayout(ROWS, step);
  const t = step + 1;
  return [
    part(`input-${t}`, ...node(at.input, "input", `$x_${t}$`, given(input))),
    ...states.map((state, i) => {
      const l = i + 1;
      const box = at.layer(l);
      const before = step === 0 ? startBox(ROWS, l) : stepLayout(ROWS, step - 1).layer(l);
      return part(
        `layer-${l}-${t}`,
        ...arrow([top(l === 1 ? at.input : at.layer(i)), bottom(box)], l === 1 ? "input" : "state"),
        ...arrow([right(before), left(box)], "state"),
        ...node(box, "state", `$h^${l}_${t}$`, computed(state)),
      );
    }),
    part(
      `output-${t}`,
      ...arrow([top(at.layer(LAYERS)), bottom(at.outputLayer)], "state"),
      ...operation(at.outputLayer, `$h^${LAYERS}_${t} W_y + b_y$`),
      ...arrow([top(at.outputLayer), bottom(at.output)], "output"),
      ...node(at.output, "output", `$y_${t}$`, computed(output)),
    ),
  ];
}

/** A network of three layers over four time steps, with every number in its place. */
export const deepRnn: Figure = {
  name: "深层循环神经网络结构示意图",
  id: "deep-rnn",
  width: WIDTH,
  height: NOTE + 54,
  title: WORDS.title,
  description: describe(steps),
  draw: (language) => [
    ...header(
      ROWS,
      WORDS.title,
      [
        "$h^l_t = tanh(h^{l-1}_t W^l_x + h^l_{t-1} W^l_h + b^l),  h^0_t = x_t$",
        "$y_t = h^3_t W_y + b_y$",
      ],
      language,
    ),
    ...shared(language),
    words(ROWS, language),
    ...starts(),
    ...steps.flatMap(timeStep),
    notes([WORDS.layers, WORDS.rounding], NOTE, language),
  ],
};
