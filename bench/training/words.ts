import { engines, type EngineName } from "./engines.js";
import type { Goal } from "./targets.js";

/** The words of the table, in the languages of the READMEs. */
export interface Words {
  readonly unit: string;
  readonly titles: Record<EngineName, string>;
  /** A number with what it is to be. */
  readonly verdict: (value: string, bound: Goal["bound"], limit: number, met: boolean) => string;
  readonly ratios: Record<Goal["name"], string>;
  readonly caption: (facts: CaptionFacts) => string;
}

export interface CaptionFacts {
  readonly date: string;
  readonly software: string;
  readonly machine: string;
  readonly rounds: number;
  /** 10⁹ floating point operations a second. */
  readonly peak: string;
  readonly formula: string;
  /** How many slices were measured, and how many of them were thrown away or kept though disturbed. */
  readonly slices: number;
  readonly thrownAway: number;
  readonly disturbed: number;
}

export const english: Words = {
  unit: "ms a step, median (quartiles)",
  titles: {
    unrolled: engines.unrolled.title,
    pytorch: engines.pytorch.title,
    "tfjs-wasm": engines["tfjs-wasm"].title,
    "tfjs-wasm-layers": engines["tfjs-wasm-layers"].title,
    "tfjs-cpu": engines["tfjs-cpu"].title,
    "jax-js": engines["jax-js"].title,
  },
  verdict: (value, bound, limit, met) =>
    `${value} (${bound} ${limit}: ${met ? "met" : "**missed**"})`,
  ratios: {
    overPytorch: "our time / PyTorch's",
    bestJavaScriptOver: "the best other JavaScript engine's time / ours",
    layersOver: "the time of `tf.layers.lstm` / ours",
    shareOfPeak: "share of the core's peak that our steps reach",
  },
  caption: (facts) =>
    `Measured ${facts.date}: ${facts.software}; ${facts.machine}. A step is forward pass, back-propagation through all ` +
    `time steps, softmax cross-entropy at each of them, clipping by global norm and Adam, in float32. All engines took turns in ` +
    `${facts.rounds} rounds of one run, each in its own process on one thread; compiling is not counted. ` +
    `The core's peak, multiplications and additions of 128-bit registers in WebAssembly: ${facts.peak} GFLOP/s; ` +
    `a step's operations, those of its matrix products: ${facts.formula}. ` +
    `Of ${facts.slices} slices of time ${facts.thrownAway} were thrown away because other programs used the processor, and ` +
    `${facts.disturbed} kept though they did.`,
};

export const chinese: Words = {
  unit: "每步毫秒数，中位数（四分位数）",
  titles: {
    unrolled: "unrolled",
    pytorch: "PyTorch，1 个线程",
    "tfjs-wasm": "TensorFlow.js wasm，手写",
    "tfjs-wasm-layers": "TensorFlow.js wasm，`tf.layers.lstm`",
    "tfjs-cpu": "TensorFlow.js cpu，手写",
    "jax-js": "jax-js wasm，jit",
  },
  verdict: (value, bound, limit, met) =>
    `${value}（${bound === "at most" ? "至多" : "至少"} ${limit}：${met ? "达到" : "**未达到**"}）`,
  ratios: {
    overPytorch: "本引擎用时 / PyTorch 用时",
    bestJavaScriptOver: "最快的其他 JavaScript 引擎用时 / 本引擎用时",
    layersOver: "`tf.layers.lstm` 用时 / 本引擎用时",
    shareOfPeak: "本引擎每步达到的单核峰值比例",
  },
  caption: (facts) =>
    `${facts.date} 测量：${facts.software}；${facts.machine}。一步包括前向传播、沿全部时间步的反向传播、` +
    `每个时间步的 softmax 交叉熵、按全局范数裁剪和 Adam，均为 float32。各引擎在同一次运行的 ${facts.rounds} 轮中轮流测量，` +
    `各用一个进程、一个线程；编译时间不计。单核峰值（WebAssembly 的 128 位寄存器乘加）：${facts.peak} GFLOP/s；` +
    `一步的运算量只计矩阵乘积：${facts.formula}。共 ${facts.slices} 个时间片，其中 ${facts.thrownAway} 个因其他程序占用处理器而作废，` +
    `${facts.disturbed} 个受到干扰但仍保留。`,
};
