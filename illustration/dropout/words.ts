import { term, type Words } from "../../src/charts/glossary.js";
import { EXAMPLE } from "./example.js";

/** Every word of the figure; terms are the glossary's. */
export const WORDS = {
  title: { zh: "深层循环神经网络使用 dropout 示意图", en: "Dropout in a deep recurrent network" },
  input: term("input"),
  output: term("output"),
  solid: { zh: "实线：不用 dropout", en: "solid: no dropout" },
  solidMore: { zh: "同一层，从 $t-1$ 到 $t$", en: "same layer, from $t-1$ to $t$" },
  dashed: { zh: "虚线：用 dropout", en: "dashed: dropout" },
  dashedMore: { zh: "同一时刻，从一层到上一层", en: "same step, up to the next layer" },
  kept: {
    zh: `留下，乘以 $1/keepProb = ${1 / EXAMPLE.keepProb}$`,
    en: `kept, times $1/keepProb = ${1 / EXAMPLE.keepProb}$`,
  },
  dropped: { zh: "丢掉，变成 $0$", en: "dropped: becomes $0$" },
} as const satisfies Record<string, Words>;

const places = {
  zh: ["进入第 1 层", "进入第 2 层", "进入第 3 层", "进入输出层"],
  en: ["into layer 1", "into layer 2", "into layer 3", "into the output layer"],
};

/** The figure told in sentences. */
export function describe(masks: readonly (readonly (readonly boolean[])[])[]): Words {
  const counts = masks.map((steps) => steps.map((mask) => mask.filter(Boolean).length));
  return {
    zh:
      "三层、四个时刻。每层的状态从左往右传，是实线，不用 dropout；从输入到第 1 层、从一层到上一层、从第 3 层到输出层是虚线，用 dropout，每个时刻的掩码都是新的。" +
      counts
        .map(
          (kept, i) =>
            `${places.zh[i]}的 ${EXAMPLE.units} 个数，四个时刻各留下 ${kept.join("、")} 个。`,
        )
        .join(""),
    en:
      "Three layers, four time steps. Each layer hands its state from left to right by a solid arrow, without dropout. The arrows from the input to layer 1, from each layer to the next and from layer 3 to the output layer are dashed: there is dropout, with a new mask at each time step. " +
      counts
        .map(
          (kept, i) =>
            `Of the ${EXAMPLE.units} numbers ${places.en[i]}, ${kept.join(", ")} are kept at the four steps.`,
        )
        .join(" "),
  };
}
