import { term, type Language, type Words } from "../../src/charts/glossary.js";
import { computed, given } from "../kit/numbers.js";
import type { Step } from "./values.js";

/** Every word of the figure; terms are the glossary's. */
export const WORDS = {
  title: { zh: "RNN 前向传播计算示意图", en: "Forward propagation in an RNN" },
  timeStep: term("timeStep"),
  input: term("input"),
  initialState: { zh: "初始状态", en: "initial state" },
  state: term("state"),
  output: term("output"),
  loopBody: { zh: "循环体", en: "loop body" },
  loopParameters: { zh: "循环体的参数", en: "loop-body parameters" },
  outputParameters: { zh: "全连接层的参数", en: "output-layer parameters" },
  shared: { zh: "各时刻共用同一组", en: "the same at every step" },
  rounding: {
    zh: "算出的数四舍五入到三位小数，计算时用的是未舍入的值。",
    en: "Computed numbers are shown to three decimals; the computation uses them unrounded.",
  },
} as const satisfies Record<string, Words>;

const list = (numbers: readonly number[], write: (value: number) => string): string =>
  `[${numbers.map(write).join(", ")}]`;

const SENTENCES: Record<Language, (step: Step, t: number) => string> = {
  zh: ({ input, preActivations, state, output }, t) =>
    `时刻 ${t}：输入 ${given(input)}，预激活值 ${list(preActivations, computed)}，` +
    `经 tanh 得到状态 ${list(state, computed)}，输出 ${computed(output)}。`,
  en: ({ input, preActivations, state, output }, t) =>
    `Time step ${t}: the input ${given(input)} gives the pre-activations ${list(preActivations, computed)}, ` +
    `tanh makes them the state ${list(state, computed)}, and the output is ${computed(output)}.`,
};

const OPENING: Record<Language, (start: string) => string> = {
  zh: (start) => `沿时间展开的两个时刻共用同一组参数，状态从 ${start} 开始，从左向右传递。`,
  en: (start) =>
    `Two time steps, unrolled, share one set of parameters; the state starts at ${start} and is handed from left to right.`,
};

/** The figure told in sentences. */
export function describe(steps: readonly Step[]): Words {
  const tell = (language: Language): string =>
    [
      OPENING[language](list(steps[0].before, given)),
      ...steps.map((step, i) => SENTENCES[language](step, i + 1)),
    ].join(language === "zh" ? "" : " ");
  return { zh: tell("zh"), en: tell("en") };
}
