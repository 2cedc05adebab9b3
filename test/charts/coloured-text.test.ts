import { expect } from "chai";
import { colouredText, localise } from "../../src/charts/index.js";
import { brokenInto } from "../../src/charts/line-breaks.js";
import { tensor } from "../../src/tensor/index.js";
import { refuses } from "../support/failure.js";
import { see } from "./seen.js";

/** What each character's colour is made of, as it is told to who does not see it. */
async function told(...args: Parameters<typeof colouredText>): Promise<string[]> {
  return toldBy(await see(colouredText(...args)).svg());
}

function toldBy(svg: string): string[] {
  const labels = svg.matchAll(
    /aria-label="[^"]*cell state: ([−\d.]+); character: ([^;"]+)[^"]*"[^>]*="rect/g,
  );
  return [...labels].map(([, value, character]) => `${character} ${value}`);
}

describe("colouredText(characters, values)", () => {
  it("puts every character on the colour of its value", async () => {
    expect(await told("画蛇", [0.5, -1])).to.deep.equal(["画 0.5", "蛇 −1"]);
    expect(await told("画蛇", tensor([0.5, -1]))).to.deep.equal(["画 0.5", "蛇 −1"]);
  });

  it("shows one of several units, and another with the slider", async () => {
    const chart = colouredText(
      "画蛇",
      [
        [0.5, 0.25],
        [-1, 0],
      ],
      { unit: 2 },
    );
    const { svg, texts, inputs } = see(chart);
    expect(inputs).to.deep.equal(["unit"]);
    expect(toldBy(await svg())).to.deep.equal(["画 0.25", "蛇 0"]);
    expect(toldBy(await svg({ unit: 1 }))).to.deep.equal(["画 0.5", "蛇 −1"]);
    expect(await texts()).to.include("unit 1");
    expect(see(chart, "zh").inputs).to.deep.equal(["单元"]);
  });

  it("writes light on dark colours and dark on light ones", async () => {
    const svg = await see(colouredText("abc", [1, 0.1, -0.9])).svg();
    const fills = [...svg.matchAll(/<text[^>]*fill="(#\w+)"[^>]*>([abc])</g)];
    expect(fills.map(([, fill, character]) => character + fill)).to.deep.equal([
      "a#ffffff",
      "b#222222",
      "c#ffffff",
    ]);
  });

  it("keeps one scale for all units, zero at its middle", () => {
    const { layer } = localise(
      colouredText("ab", [
        [1, -4],
        [2, 0],
      ]),
      "en",
    ).spec as any;
    expect(layer[0].encoding.color.scale.domain).to.deep.equal([-4, 4]);
  });

  it("says where the unit is smallest and largest", () => {
    expect(
      colouredText("画蛇", [
        [0.5, 1],
        [-1, 1],
      ]).text,
    ).to.deep.equal({
      zh: "按单元状态着色的 2 个字符：单元 1，最小 −1（时刻 2“蛇”），最大 0.5（时刻 1“画”）。",
      en: "Text of 2 characters coloured by the cell state of unit 1: lowest −1 (step 2, “蛇”), highest 0.5 (step 1, “画”).",
    });
    expect(colouredText("ab", [1, 2]).text.en).to.contain("coloured by the cell state: lowest");
  });

  it("refuses other characters than one a time step, and units and lines that there are not", () => {
    const at = "RangeError: colouredText:";
    refuses({
      [`${at} expected 2 characters (one a time step), got 3`]: () => colouredText("abc", [1, 2]),
      [`${at} unit must be a whole number from 1 to 2, got 3`]: () =>
        colouredText("a", [[1, 2]], { unit: 3 }),
      [`${at} perLine must be a whole number above 0, got 0.5`]: () =>
        colouredText("a", [1], { perLine: 0.5 }),
      [`${at} limit must be above 0, got -1`]: () => colouredText("a", [1], { limit: -1 }),
      [`${at} values is empty`]: () => colouredText("", []),
    });
  });
});

describe("brokenInto(characters, most)", () => {
  const lines = (text: string, most: number) =>
    brokenInto([...text], most).map(({ start, end }) => text.slice(start, end));

  it("breaks after the last space that fits, and where there is none at the end of the line", () => {
    expect(lines("a bc def ghijkl", 5)).to.deep.equal(["a bc ", "def ", "ghijk", "l"]);
    expect(lines("画蛇添足", 3)).to.deep.equal(["画蛇添", "足"]);
  });

  it("breaks after each end of line", () => {
    expect(lines("a↵↵b c", 9)).to.deep.equal(["a↵", "↵", "b c"]);
  });
});
