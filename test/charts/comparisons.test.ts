import { expect } from "chai";
import { compareNumbers, compareStates, localise, term } from "../../src/charts/index.js";
import { barDomain, spoken } from "../../src/charts/numbers.js";
import { tensor } from "../../src/tensor/index.js";
import { failure } from "../support/failure.js";

describe("compareStates(states)", () => {
  it("has a bar for each state at each unit", () => {
    const { spec } = localise(compareStates({ "h₁": [0.5, -1], "h₂": tensor([0.25, 2]) }), "en");
    expect(spec.data).to.deep.equal({
      values: [
        { state: "h₁", unit: "1", value: 0.5, label: "0.5" },
        { state: "h₁", unit: "2", value: -1, label: "−1" },
        { state: "h₂", unit: "1", value: 0.25, label: "0.25" },
        { state: "h₂", unit: "2", value: 2, label: "2" },
      ],
    });
  });

  it("says all values", () => {
    const chart = compareStates(
      [
        [term("byHand"), [0.5, -1]],
        [term("automaticDifferentiation"), [0.5, -1]],
      ],
      { names: ["∂L/∂w", term("bias")], quantity: term("gradient") },
    );
    expect(chart.text).to.deep.equal({
      zh: "柱状图：比较梯度（∂L/∂w、偏置）。手算：0.5、−1；自动微分：0.5、−1。",
      en: "Bar chart comparing the gradient (∂L/∂w, bias). by hand: 0.5, −1; automatic differentiation: 0.5, −1.",
    });
  });

  it("refuses states of different sizes, more than four, and names of another number", () => {
    const at = "RangeError: compareStates: ";
    expect(failure(() => compareStates({ a: [1, 2], b: [1] }))).to.equal(
      `${at}expected 2 units in each state, got 1`,
    );
    expect(failure(() => compareStates({ a: [1], b: [1], c: [1], d: [1], e: [1] }))).to.equal(
      `${at}at most 4 states can be told apart, got 5`,
    );
    expect(failure(() => compareStates({ a: [1] }, { names: ["x", "y"] }))).to.equal(
      `${at}expected 1 names (one a unit), got 2`,
    );
  });
});

describe("compareNumbers(numbers)", () => {
  it("has a bar for each number, in the order given", () => {
    const chart = compareNumbers([
      ["RNN", 0.3151234],
      [term("lastValue"), 1.24],
    ]);
    expect(localise(chart, "zh").spec.data).to.deep.equal({
      values: [
        { name: "RNN", value: 0.315123, label: "0.315" },
        { name: "上一个值", value: 1.24, label: "1.24" },
      ],
    });
    expect(chart.text.en).to.equal("Bar chart of the value: RNN 0.315, last value 1.24.");
  });

  it("refuses a number that is not finite, and two names alike in one language", () => {
    expect(failure(() => compareNumbers({ RNN: NaN }))).to.equal(
      'RangeError: compareNumbers: numbers["RNN"] must be a finite number, got NaN',
    );
    expect(
      failure(() =>
        compareNumbers([
          [term("loss"), 1],
          ["损失", 2],
        ]),
      ),
    ).to.equal('RangeError: compareNumbers: numbers has "损失" twice');
  });
});

describe("spoken(value)", () => {
  it("has 3 significant digits, all those before the point, and a true minus sign", () => {
    const said = [0.123456, -2, 0, 416.523, 1234.56, -123456, 1e-9].map(spoken);
    expect(said).to.deep.equal(["0.123", "−2", "0", "417", "1235", "−123456", "1e−9"]);
  });
});

describe("barDomain(values)", () => {
  it("reaches from zero, with room for a label beyond each end", () => {
    expect(barDomain([1, 0.5])).to.deep.equal([0, 1.12]);
    expect(barDomain([-1])).to.deep.equal([-1.12, 0]);
    expect(barDomain([-1, 1])).to.deep.equal([-1.24, 1.24]);
    expect(barDomain([0])).to.deep.equal([0, 0.12]);
  });
});
