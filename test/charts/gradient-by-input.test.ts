import { expect } from "chai";
import { gradientByInput, localise } from "../../src/charts/index.js";
import {
  BasicLSTMCell,
  dynamicRnn,
  randomNormal,
  sqrt,
  square,
  sum,
  unstack,
  valueAndGradients,
} from "../../src/index.js";
import { failure, refuses } from "../support/failure.js";
import { see } from "./seen.js";

const all = [
  [1, 9, 9],
  [0.5, 2, 9],
  [0, 0.25, 4],
];

/** The height of each bar, by the input's time step, as it is told to who does not see it. */
async function bars(
  chart: ReturnType<typeof gradientByInput>,
  signals?: Readonly<Record<string, unknown>>,
): Promise<Record<string, number>> {
  const svg = await see(chart).svg(signals);
  const told = svg.matchAll(/aria-label="input: (\d+); gradient norm: ([\d.e-]+)[^"]*"/g);
  return Object.fromEntries([...told].map(([, time, norm]) => [time, Number(norm)]));
}

describe("gradientByInput(characters, norms)", () => {
  it("has a bar for each input of one output", async () => {
    expect(await bars(gradientByInput("一二三", [0.5, 0, 4]))).to.deep.equal({
      1: 0.5,
      2: 0,
      3: 4,
    });
    expect(see(gradientByInput("一二三", [0.5, 0, 4])).inputs).to.deep.equal([]);
  });

  it("has a slider for the output, which sees the inputs up to its own", async () => {
    const chart = gradientByInput("一二三", all);
    expect(see(chart, "zh").inputs).to.deep.equal(["输出的时刻"]);
    expect(await bars(chart)).to.deep.equal({ 1: 0, 2: 0.25, 3: 4 });
    expect(await bars(chart, { output: 2 })).to.deep.equal({ 1: 0.5, 2: 2 });
  });

  it("keeps its scale while the slider moves", () => {
    const { encoding } = localise(gradientByInput("一二三", all), "en").spec as any;
    expect(encoding.y.scale.domain).to.deep.equal([0, 4.2]);
  });

  it("leaves out a norm of 0 on a log scale", async () => {
    const chart = gradientByInput("一二三", all, { scale: "log" });
    expect(Object.keys(await bars(chart))).to.deep.equal(["2", "3"]);
  });

  it("writes the text below the bars, and shows the end of a line", async () => {
    const shown = await see(gradientByInput(["蛇", "\n", "足"], [1, 2, 3])).texts();
    expect(shown).to.include.members(["蛇", "↵", "足"]);
  });

  it("says which input matters most", () => {
    expect(gradientByInput("一二三", [0.5, 8, 4]).text).to.deep.equal({
      zh: "条形图：时刻 3 的输出对 3 个输入的梯度范数，最大 8（时刻 2“二”），对第一个输入 0.5。",
      en: "Bar chart of the gradient norm of the output at step 3 by each of 3 inputs: largest 8 (step 2, “二”), first 0.5.",
    });
  });

  it("draws what the engine gives for an input that is no variable", async () => {
    const cell = new BasicLSTMCell(3);
    const x = randomNormal([1, 4, 2], { seed: 1 });
    const normsAt = (t: number) => {
      const output = () => sum(unstack(dynamicRnn(cell, x).outputs, 1)[t]);
      return sqrt(sum(square(valueAndGradients(output, [x]).gradients[0]), [0, 2]));
    };
    const shown = await bars(gradientByInput("abcd", normsAt(2)));
    expect(Object.values(shown).map((norm) => norm > 0)).to.deep.equal([true, true, true, false]);
    const matrix = [0, 1, 2, 3].map((t) => [...normsAt(t).data]);
    expect(await bars(gradientByInput("abcd", matrix), { output: 3 })).to.have.all.keys(
      "1",
      "2",
      "3",
    );
  });

  it("refuses characters of another number, and norms that are no norms", () => {
    const at = "RangeError: gradientByInput:";
    refuses({
      [`${at} expected 2 characters (one a time step), got 1`]: () => gradientByInput("𠮷", [1, 2]),
      [`${at} norms[1] must not be below 0, got -1`]: () => gradientByInput("ab", [1, -1]),
      [`${at} norms[0][1] must not be below 0, got -1`]: () =>
        gradientByInput("ab", [
          [1, -1],
          [1, 1],
        ]),
      [`${at} expected 2 outputs, as many as inputs, got 1`]: () => gradientByInput("ab", [[1, 2]]),
      [`${at} norms is empty`]: () => gradientByInput("", []),
    });
    expect(failure(() => gradientByInput("ab", [0, 0], { scale: "log" }))).to.equal(
      `${at} the log scale needs a norm above 0, norms has none`,
    );
  });
});
