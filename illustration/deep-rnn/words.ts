import type { Language, Words } from "../../src/charts/glossary.js";
import { computed, given } from "../kit/numbers.js";
import type { Step } from "./values.js";

/** Every word of the figure; terms are the glossary's. */
export const WORDS = {
  title: { zh: "深层循环神经网络结构示意图", en: "A deep recurrent network" },
  outputParameters: { zh: "输出层的参数", en: "output parameters" },
  layers: {
    zh: "每个绿框是循环体算出的状态：同一层的循环体在各时刻共用一组参数，不同层的参数可以不同。",
    en: "A green box is the state that a loop body computes. Parameters: one layer, one set for all steps; layers may differ.",
  },
  rounding: {
    zh: "算出的数四舍五入到三位小数，计算时用的是未舍入的值。",
    en: "Computed numbers are shown to three decimals; the computation uses them unrounded.",
  },
} as const satisfies Record<string, Words>;

const OPENING: Words = {
  zh: "每个时刻都把循环体从下往上叠三层：下面一层的状态就是上面一层的输入，每层的状态各自从左往右传。同一层在各时刻共用一组参数，不同的层参数不同。",
  en: "At each time step three loop bodies stand one above the other: the state of a layer is the input of the next, and each layer hands its own state on from left to right. A layer uses the same parameters at every step; the layers have different ones.",
};

const SENTENCES: Record<Language, (step: Step, t: number) => string> = {
  zh: ({ input, states, output }, t) =>
    `时刻 ${t}：输入 ${given(input)}，从第 1 层到第 3 层的状态 ${states.map(computed).join("、")}，输出 ${computed(output)}。`,
  en: ({ input, states, output }, t) =>
    `Time step ${t}: input ${given(input)}, states of layers 1 to 3 ${states.map(computed).join(", ")}, output ${computed(output)}.`,
};

/** The figure told in sentences. */
export function describe(steps: readonly Step[]): Words {
  const tell = (language: Language): string =>
    [OPENING[language], ...steps.map((step, i) => SENTENCES[language](step, i + 1))].join(
      language === "zh" ? "" : " ",
    );
  return { zh: tell("zh"), en: tell("en") };
}
