import type { Words } from "../../src/charts/glossary.js";
import { computed, given } from "../kit/numbers.js";
import { EXAMPLE } from "./example.js";
import type { Passage } from "./values.js";

/** Every word of the figure; terms are the glossary's. */
export const WORDS = {
  title: { zh: "深层循环神经网络使用 dropout 示意图", en: "Dropout in a deep recurrent network" },
  solid: { zh: "实线：不用 dropout", en: "solid: no dropout" },
  solidMore: { zh: "同一层，从 $t-1$ 到 $t$", en: "same layer, from $t-1$ to $t$" },
  dashed: { zh: "虚线：用 dropout", en: "dashed: dropout" },
  dashedMore: { zh: "同一时刻，从输入逐层到输出层", en: "same step, from input to output layer" },
  kept: {
    zh: `留下，乘以 $1/keepProb = ${1 / EXAMPLE.keepProb}$`,
    en: `kept, times $1/keepProb = ${1 / EXAMPLE.keepProb}$`,
  },
  dropped: { zh: "丢掉，变成 $0$", en: "dropped: becomes $0$" },
  units: { zh: "一格是一个单元", en: "a square is a unit" },
  masks: {
    zh: "掩码来自引擎的一次运行，每个时刻重新抽取，传给下一时刻的状态不乘掩码。公式中 $h^0_t = x_t$。",
    en: "The masks are those of one run of the engine, new at every step; none is on a state's way to the next step. In the formula $h^0_t = x_t$.",
  },
  enlarged: (layer: number): Words => ({
    zh: `放大：第 ${layer} 层到第 ${layer + 1} 层`,
    en: `enlarged: from layer ${layer} to ${layer + 1}`,
  }),
  read: (layer: number, t: number): Words => ({
    zh: `$mask^${layer}_${t} ⊙ h^${layer}_${t}$，第 ${layer + 1} 层读到的`,
    en: `$mask^${layer}_${t} ⊙ h^${layer}_${t}$: what layer ${layer + 1} reads`,
  }),
  state: (layer: number, t: number): Words => ({
    zh: `$h^${layer}_${t}$，第 ${layer} 层的状态`,
    en: `$h^${layer}_${t}$: the state of layer ${layer}`,
  }),
} as const satisfies Record<string, Words | ((layer: number, t: number) => Words)>;

const PLACES = {
  zh: ["进入第 1 层", "进入第 2 层", "进入第 3 层", "进入输出层"],
  en: ["into layer 1", "into layer 2", "into layer 3", "into the output layer"],
};

/** The figure told in sentences. */
export function describe(
  masks: readonly (readonly (readonly boolean[])[])[],
  shown: Passage,
): Words {
  const counts = masks.map((steps) => steps.map((mask) => mask.filter(Boolean).length));
  const { units, enlarged } = EXAMPLE;
  const { layer, t } = enlarged;
  const list = (numbers: readonly number[], comma: string) => numbers.map(computed).join(comma);
  const factors = (comma: string) => shown.mask.map(given).join(comma);
  return {
    zh:
      "三层、四个时刻。每层的状态从左往右传，是实线，不用 dropout；从输入到第 1 层、从一层到上一层、从第 3 层到输出层是虚线，用 dropout，每个时刻的掩码都是新的。" +
      counts
        .map((kept, i) => `${PLACES.zh[i]}的 ${units} 个数，四个时刻各留下 ${kept.join("、")} 个。`)
        .join("") +
      `放大的一处：第 ${layer} 层在时刻 ${t} 的状态 ${list(shown.state, "、")}，` +
      `乘以掩码 ${factors("、")}，第 ${layer + 1} 层读到 ${list(shown.read, "、")}。`,
    en: [
      "Three layers, four time steps. Each layer hands its state from left to right by a solid arrow, without dropout. The arrows from the input to layer 1, from each layer to the next and from layer 3 to the output layer are dashed: there is dropout, with a new mask at each time step.",
      ...counts.map(
        (kept, i) =>
          `Of the ${units} numbers ${PLACES.en[i]}, ${kept.join(", ")} are kept at the four steps.`,
      ),
      `Enlarged: the state of layer ${layer} at time step ${t}, ${list(shown.state, ", ")}, ` +
        `times the mask ${factors(", ")}, is what layer ${layer + 1} reads: ${list(shown.read, ", ")}.`,
    ].join(" "),
  };
}
