import { expect } from "chai";
import { Chart, localise, term } from "../../src/charts/index.js";

describe("localise(chart, language)", () => {
  const chart = new Chart(
    {
      title: term("loss"),
      data: {
        values: [
          { name: term("training"), value: 1 },
          { name: "RNN", value: null },
        ],
      },
    },
    { zh: "一句话。", en: "A sentence." },
  );

  it("puts every text into the language, at any depth, and leaves the rest", () => {
    expect(localise(chart, "zh").spec).to.deep.equal({
      title: "损失",
      data: {
        values: [
          { name: "训练", value: 1 },
          { name: "RNN", value: null },
        ],
      },
      description: "一句话。",
    });
  });

  it("gives the sentence that stands for the chart, also to those who do not see it", () => {
    const { spec, text } = localise(chart, "en");
    expect(text).to.equal("A sentence.");
    expect(spec.description).to.equal("A sentence.");
  });

  it("leaves the chart as it was", () => {
    localise(chart, "en");
    expect(chart.spec.title).to.equal(term("loss"));
  });
});
