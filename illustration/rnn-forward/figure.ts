import type { Figure } from "../kit/figure.js";
import { header } from "./header.js";
import { SIZE } from "./layout.js";
import { parameters } from "./parameters.js";
import { initialState, loopBody, timeStep } from "./step.js";
import { values } from "./values.js";
import { describe, WORDS } from "./words.js";

const steps = values();

/** The forward pass of a two-unit RNN through two time steps, with every number in its place. */
export const rnnForward: Figure = {
  name: "RNN前向传播计算示意图",
  id: "rnn-forward",
  ...SIZE,
  title: WORDS.title,
  description: describe(steps),
  draw: (language) => [
    ...header(steps.length, language),
    ...steps.map((_, i) => loopBody(i, language)),
    ...parameters(steps.length, language),
    initialState(steps[0].before, language),
    ...steps.flatMap((step, i) => timeStep(step, i, language)),
  ],
};
