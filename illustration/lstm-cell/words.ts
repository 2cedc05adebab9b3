import { term, type Words } from "../../src/charts/glossary.js";
import { computed, given } from "../kit/numbers.js";
import { EXAMPLE } from "./example.js";
import type { Gate, Values } from "./values.js";

/** Every word of the figure; terms are the glossary's. */
export const WORDS = {
  title: { zh: "LSTM 单元结构示意图", en: "Inside an LSTM cell" },
  input: term("input"),
  output: term("output"),
  cellState: term("cellState"),
  hiddenState: term("hiddenState"),
  product: {
    zh: "一次乘法 $[x_t, h_{t-1}] W + b$，各列依次得到 $z_i$、$z_j$、$z_f$、$z_o$",
    en: "one product $[x_t, h_{t-1}] W + b$, its columns give $z_i$, $z_j$, $z_f$ and $z_o$",
  },
  peepholes: {
    zh: "窥孔连接，权重 $w_i$、$w_f$、$w_o$：只有 LSTMCell 有，BasicLSTMCell（图中的数）没有。",
    en: "Peepholes with weights $w_i$, $w_f$, $w_o$: only LSTMCell has them, BasicLSTMCell (the numbers here) has none.",
  },
  rounding: {
    zh: "⊙ 是逐元素相乘。算出的数四舍五入到三位小数，计算时用的是未舍入的值。",
    en: "⊙ multiplies element by element. Computed numbers are shown to three decimals; the computation uses them unrounded.",
  },
} as const satisfies Record<string, Words>;

/** What each column of the product becomes. */
export const GATE_WORDS: Readonly<Record<Gate, Words>> = {
  i: term("inputGate"),
  j: term("candidate"),
  f: term("forgetGate"),
  o: term("outputGate"),
};

/** The figure told in sentences. */
export function describe({ gates, kept, written, c, h }: Values): Words {
  const [x, cBefore, hBefore] = [EXAMPLE.x, EXAMPLE.c, EXAMPLE.h].map(given);
  const [i, j, f, o] = [gates.i, gates.j, gates.f, gates.o].map(computed);
  const [cKept, cWritten, cNew, hNew] = [kept, written, c, h].map(computed);
  return {
    zh:
      `输入 ${x} 与上一时刻的隐藏状态 ${hBefore} 乘以同一个 W、加上 b，分成四份：` +
      `输入门 ${i}，候选值 ${j}，遗忘门 ${f}，输出门 ${o}。` +
      `单元状态 ${cBefore} 乘以遗忘门，留下 ${cKept}；输入门乘以候选值，写入 ${cWritten}；` +
      `两者之和是新的单元状态 ${cNew}，它的 tanh 乘以输出门，得到隐藏状态 ${hNew}。` +
      `虚线是窥孔连接，只有 LSTMCell 有：输入门和遗忘门看见旧的单元状态，输出门看见新的。`,
    en:
      `The input ${x} and the hidden state ${hBefore} of the step before are multiplied by one W, b is added, and the sum is split into four: ` +
      `input gate ${i}, candidate ${j}, forget gate ${f}, output gate ${o}. ` +
      `Of the cell state ${cBefore} the forget gate keeps ${cKept}; input gate times candidate writes ${cWritten}; ` +
      `their sum is the new cell state ${cNew}, whose tanh times the output gate is the hidden state ${hNew}. ` +
      `Dashed arrows are peepholes, which only LSTMCell has: input and forget gate see the old cell state, the output gate the new one.`,
  };
}
