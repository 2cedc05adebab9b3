import type { Figure } from "../kit/figure.js";
import { element } from "../kit/svg.js";
import { gates } from "./gates.js";
import { header, legend } from "./header.js";
import { BODY, SIZE } from "./layout.js";
import { memory, peepholes } from "./memory.js";
import { product } from "./product.js";
import { states } from "./state.js";
import { values } from "./values.js";
import { describe, WORDS } from "./words.js";

const step = values();

/** One time step of `BasicLSTMCell` with every number in its place, and where `LSTMCell` differs. */
export const lstmCell: Figure = {
  name: "LSTM单元结构示意图",
  id: "lstm-cell",
  ...SIZE,
  title: WORDS.title,
  description: describe(step),
  draw: (language) => [
    ...header(language),
    element("rect", { class: "ground", ...BODY, rx: 16 }),
    ...product(language),
    ...gates(step, language),
    ...peepholes(),
    ...memory(step, language),
    ...states(step, language),
    ...legend(language),
  ],
};
