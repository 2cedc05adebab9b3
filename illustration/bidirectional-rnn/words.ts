import { term, type Language, type Words } from "../../src/charts/glossary.js";
import { computed, given } from "../kit/numbers.js";
import type { Direction } from "./example.js";
import type { Step } from "./values.js";

/** Every word of the figure; terms are the glossary's. */
export const WORDS = {
  title: { zh: "双向循环神经网络结构示意图", en: "A bidirectional recurrent network" },
  timeStep: term("timeStep"),
  input: term("input"),
  output: term("output"),
  initialState: { zh: "初始状态", en: "initial state" },
  direction: { fw: term("forward"), bw: term("backward") },
  way: {
    fw: { zh: "从左往右传", en: "left to right" },
    bw: { zh: "从右往左传", en: "right to left" },
  },
  parameters: {
    fw: { zh: "正向的参数", en: "forward parameters" },
    bw: { zh: "反向的参数", en: "backward parameters" },
  },
  outputParameters: { zh: "输出层的参数", en: "output parameters" },
  shared: { zh: "各时刻共用同一组", en: "the same at every step" },
  rounding: {
    zh: "算出的数四舍五入到三位小数，计算时用的是未舍入的值。",
    en: "Computed numbers are shown to three decimals; the computation uses them unrounded.",
  },
} as const satisfies Record<string, Words | Record<Direction, Words>>;

const OPENING: Words = {
  zh: "两个单向循环神经网络上下叠在一起。每个时刻的输入同时交给两个方向；正向的状态从左往右传，反向的状态从右往左传；输出由两个方向的状态共同决定。",
  en: "Two one-directional recurrent networks, one above the other. The input of each time step goes to both; the state of the forward one is handed from left to right, that of the backward one from right to left; the output is made of both states.",
};

const SENTENCES: Record<Language, (step: Step, t: number) => string> = {
  zh: ({ input, fw, bw, output }, t) =>
    `时刻 ${t}：输入 ${given(input)}，正向状态 ${computed(fw)}，反向状态 ${computed(bw)}，输出 ${computed(output)}。`,
  en: ({ input, fw, bw, output }, t) =>
    `Time step ${t}: input ${given(input)}, forward state ${computed(fw)}, backward state ${computed(bw)}, output ${computed(output)}.`,
};

/** The figure told in sentences. */
export function describe(steps: readonly Step[]): Words {
  const tell = (language: Language): string =>
    [OPENING[language], ...steps.map((step, i) => SENTENCES[language](step, i + 1))].join(
      language === "zh" ? "" : " ",
    );
  return { zh: tell("zh"), en: tell("en") };
}
