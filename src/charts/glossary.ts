/** The languages of the two editions. */
export type Language = "zh" | "en";

/** One expression in both languages. */
export type Words = Readonly<Record<Language, string>>;

/** What a chart can be labelled with: words of the glossary, or a symbol that needs no translation. */
export type Label = string | Words;

/** The terms of the field. Chart titles, legends, tooltips and tables take their words from here. */
const glossary = {
  accuracy: { zh: "准确率", en: "accuracy" },
  activation: { zh: "激活值", en: "activation" },
  allSteps: { zh: "所有时刻", en: "all steps" },
  automaticDifferentiation: { zh: "自动微分", en: "automatic differentiation" },
  backward: { zh: "反向", en: "backward" },
  baseline: { zh: "基线", en: "baseline" },
  batch: { zh: "批次", en: "batch" },
  betweenLayers: { zh: "只在层与层之间丢", en: "between layers only" },
  bias: { zh: "偏置", en: "bias" },
  bigram: { zh: "二元模型", en: "bigram" },
  bitsPerCharacter: { zh: "每字符比特数", en: "bits per character" },
  blank: { zh: "填空", en: "blank" },
  bothBiases: { zh: "两个偏置都训练", en: "both biases trained" },
  bothDirections: { zh: "双向", en: "both directions" },
  byBackpropagation: { zh: "反向传播", en: "back-propagation" },
  byFiniteDifferences: { zh: "有限差分", en: "finite differences" },
  byHand: { zh: "手算", en: "by hand" },
  candidate: { zh: "候选值", en: "candidate" },
  carbonDioxide: { zh: "二氧化碳", en: "carbon dioxide" },
  cellSameMasks: { zh: "单元状态也丢同一掩码", en: "same masks on the cell state too" },
  cellState: { zh: "单元状态", en: "cell state" },
  chance: { zh: "随机猜测", en: "chance" },
  character: { zh: "字符", en: "character" },
  commonestHere: { zh: "该位置最常见的字", en: "commonest character there" },
  date: { zh: "日期", en: "date" },
  difference: { zh: "差", en: "difference" },
  distance: { zh: "距离", en: "distance" },
  draw: { zh: "抽签", en: "draw" },
  embedding: { zh: "嵌入", en: "embedding" },
  epoch: { zh: "轮次", en: "epoch" },
  error: { zh: "误差", en: "error" },
  forecast: { zh: "预测", en: "forecast" },
  forgetGate: { zh: "遗忘门", en: "forget gate" },
  forward: { zh: "正向", en: "forward" },
  fromBackward: { zh: "来自反向状态", en: "from the backward state" },
  fromForward: { zh: "来自正向状态", en: "from the forward state" },
  gate: { zh: "门", en: "gate" },
  gradient: { zh: "梯度", en: "gradient" },
  gradientNorm: { zh: "梯度范数", en: "gradient norm" },
  halfLife: { zh: "半衰期", en: "half-life" },
  hiddenState: { zh: "隐藏状态", en: "hidden state" },
  input: { zh: "输入", en: "input" },
  inputGate: { zh: "输入门", en: "input gate" },
  lastStep: { zh: "最后时刻", en: "last step" },
  lastValue: { zh: "上一个值", en: "last value" },
  layer: { zh: "层", en: "layer" },
  layers: { zh: "层数", en: "number of layers" },
  leadOfAnswer: { zh: "答案的得分优势", en: "lead of the answer" },
  learningRate: { zh: "学习率", en: "learning rate" },
  loss: { zh: "损失", en: "loss" },
  masks: { zh: "掩码", en: "masks" },
  mean: { zh: "平均", en: "mean" },
  meanAbsoluteError: { zh: "平均绝对误差", en: "mean absolute error" },
  meanSquaredError: { zh: "均方误差", en: "mean squared error" },
  model: { zh: "模型", en: "model" },
  moment: { zh: "训练进度", en: "moment of the training" },
  month: { zh: "月份", en: "month" },
  multiplications: { zh: "乘法次数", en: "multiplications" },
  name: { zh: "名称", en: "name" },
  newEachStep: { zh: "每个时刻都换", en: "new at each time step" },
  noDropout: { zh: "不丢", en: "no dropout" },
  numbersKept: { zh: "要保留的数", en: "numbers to keep" },
  observed: { zh: "真实值", en: "observed" },
  onCellToo: { zh: "单元状态也每步丢", en: "cell state too at every step" },
  onState: { zh: "隐藏状态每步丢", en: "hidden state anew at each step" },
  output: { zh: "输出", en: "output" },
  outputGate: { zh: "输出门", en: "output gate" },
  outputStep: { zh: "输出的时刻", en: "time step of the output" },
  parameter: { zh: "参数", en: "parameter" },
  pastOnly: { zh: "只读过去", en: "the past alone" },
  plainLayers: { zh: "没有捷径", en: "no shortcut" },
  position: { zh: "位置", en: "position" },
  preActivation: { zh: "预激活值", en: "pre-activation" },
  probability: { zh: "概率", en: "probability" },
  relativeDifference: { zh: "相对差", en: "relative difference" },
  resetGate: { zh: "重置门", en: "reset gate" },
  residual: { zh: "残差连接", en: "residual connections" },
  sameEachStep: { zh: "各时刻相同", en: "the same at every time step" },
  sameMasks: { zh: "各时刻同一掩码", en: "the same masks at all steps" },
  seasonalBaseline: { zh: "去年同月加趋势", en: "same month last year + trend" },
  seed: { zh: "随机种子", en: "random seed" },
  state: { zh: "状态", en: "state" },
  stateCarried: { zh: "状态传下去", en: "state carried on" },
  stateDropped: { zh: "状态归零", en: "state set to zero" },
  step: { zh: "步", en: "step" },
  sum: { zh: "总和", en: "sum" },
  target: { zh: "目标", en: "target" },
  timeOpen: { zh: "打开的时间占比", en: "share of time open" },
  timeShut: { zh: "关闭的时间占比", en: "share of time shut" },
  timeStep: { zh: "时刻", en: "time step" },
  trainedElsewhere: { zh: "在别处接着训练", en: "trained on elsewhere" },
  trainedHere: { zh: "在这里训练", en: "trained here" },
  training: { zh: "训练", en: "training" },
  trainingStep: { zh: "训练步数", en: "training step" },
  trigram: { zh: "三元模型", en: "trigram" },
  uniform: { zh: "均匀分布", en: "uniform" },
  unigram: { zh: "一元模型", en: "unigram" },
  unit: { zh: "单元", en: "unit" },
  updateGate: { zh: "更新门", en: "update gate" },
  validation: { zh: "验证", en: "validation" },
  value: { zh: "值", en: "value" },
  weight: { zh: "权重", en: "weight" },
  wholeAtOnce: { zh: "整段一起读", en: "the whole at once" },
  windowsOfOne: { zh: "窗口只有一步", en: "windows of one step" },
} as const satisfies Record<string, Words>;

/** The key of a term in the glossary, such as `"forgetGate"`. */
export type TermKey = keyof typeof glossary;

/** All keys of the glossary, in alphabetical order. */
export const termKeys = Object.keys(glossary) as readonly TermKey[];

/**
 * A term of the field in both languages: `term("forgetGate")` is 遗忘门 / forget gate.
 * @throws RangeError when the glossary has no such term.
 */
export function term(key: TermKey): Words {
  if (!Object.hasOwn(glossary, key)) {
    throw new RangeError(`term: "${key}" is not in the glossary; it has ${termKeys.join(", ")}`);
  }
  return glossary[key];
}

/** A label in one language; a plain string is the same in both. */
export function inLanguage(label: Label, language: Language): string {
  return typeof label === "string" ? label : label[language];
}

/** What is said in each language. */
export function inBoth(say: (language: Language) => string): Words {
  return { zh: say("zh"), en: say("en") };
}
