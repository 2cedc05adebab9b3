import { expect } from "chai";
import { fillTheBlank, term } from "../../src/charts/index.js";
import { refuses } from "../support/failure.js";
import { see } from "./seen.js";

const snake = {
  text: "画_添足",
  answer: "蛇",
  models: {
    RNN: [
      ["龙", 0.25],
      ["蛇", 0.125],
    ],
    LSTM: [["蛇", 0.5]],
  },
} as const;
const heart = {
  text: "一_一意",
  answer: "心",
  models: { RNN: [["日", 0.2]], LSTM: [["心", 0.9]] },
} as const;

describe("fillTheBlank(blanks)", () => {
  it("shows the first text with its answer, each model's candidates, and which one is right", async () => {
    const { texts } = see(fillTheBlank([snake, heart]));
    expect(await texts()).to.have.members([
      "画_添足  (蛇)",
      "RNN",
      "LSTM",
      "龙",
      "25.0%",
      "蛇",
      "12.5% ✓",
      "蛇",
      "50.0% ✓",
    ]);
  });

  it("shows another text when its button is pressed, or from the start", async () => {
    const second = ["一_一意  (心)", "RNN", "LSTM", "日", "20.0%", "心", "90.0% ✓"];
    expect(await see(fillTheBlank([snake, heart])).texts({ blank: 2 })).to.have.members(second);
    const { texts } = see(fillTheBlank([snake, heart], { start: 2 }));
    expect(await texts()).to.have.members(second);
  });

  it("names its buttons and its models in the language", async () => {
    const one = { ...heart, models: [[term("forward"), [["日", 0.2]]]] } as const;
    expect(see(fillTheBlank([one]), "zh").inputs).to.deep.equal(["填空"]);
    expect(await see(fillTheBlank([one]), "zh").texts()).to.include("正向");
    expect(await see(fillTheBlank([one]), "en").texts()).to.include("forward");
  });

  it("says the answer and the candidates in a sentence", () => {
    expect(fillTheBlank([snake, heart]).text).to.deep.equal({
      zh: "条形图：“画_添足”的空里填什么，正确答案是“蛇”。RNN：龙、蛇；LSTM：蛇。按钮可以在 2 题之间换。",
      en: "Bars: what belongs into the blank of “画_添足”, where “蛇” is right. RNN: 龙, 蛇; LSTM: 蛇. Buttons choose one of 2.",
    });
  });

  it("refuses no text, one twice, other models, no candidate, and what is no probability", () => {
    const at = "RangeError: fillTheBlank:";
    const other = { ...heart, models: { GRU: [["心", 0.5]] } } as const;
    const wrong = (list: readonly (readonly [string, number])[]) => () =>
      fillTheBlank([{ ...heart, models: { RNN: list } }]);
    refuses({
      [`${at} blanks is empty`]: () => fillTheBlank([]),
      [`${at} blanks[1] asks "画_添足" again`]: () => fillTheBlank([snake, snake]),
      [`${at} blanks[1] must have the models of blanks[0] (RNN, LSTM), got GRU`]: () =>
        fillTheBlank([snake, other]),
      [`${at} blanks[0].models is empty`]: () => fillTheBlank([{ ...heart, models: {} }]),
      [`${at} blanks[0].models["RNN"] is empty`]: wrong([]),
      [`${at} blanks[0].models["RNN"] must give "心" a probability in 0 … 1, got 1.5`]: wrong([
        ["心", 1.5],
      ]),
      [`${at} blanks[0].models["RNN"] must give "心" a probability in 0 … 1, got NaN`]: wrong([
        ["心", NaN],
      ]),
      [`${at} start must be a whole number from 1 to 2, got 3`]: () =>
        fillTheBlank([snake, heart], { start: 3 }),
    });
  });
});
