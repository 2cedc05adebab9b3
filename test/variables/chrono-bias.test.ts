import { expect } from "chai";
import { BasicLSTMCell, chronoBias, Random, sigmoid, tensor, zeros } from "../../src/index.js";
import { failure } from "../support/failure.js";

describe("chronoBias(numUnits, maxDistance, { seed })", () => {
  it("is −log u, 0, log u, 0 for i, j, f, o, with u uniform in 1 … maxDistance − 1", () => {
    const random = new Random(5);
    const forget = Array.from({ length: 3 }, () => Math.log(random.uniform(1, 99)));
    const bias = chronoBias(3, 100, { seed: 5, dtype: "float64" });
    const expected = [...forget.map((f) => -f), 0, 0, 0, ...forget, 0, 0, 0];
    expect(bias.toArray()).to.deep.equal(expected);
    expect(chronoBias(3, 100, { seed: 5 }).data).to.deep.equal(tensor(expected).data);
  });

  it("spreads the memories 1 / (1 − σ(f)) of an LSTM's units over 2 … maxDistance time steps", () => {
    const bias = chronoBias(1000, 50, { seed: 1, dtype: "float64" });
    const gates = sigmoid(bias).data.slice(2000, 3000);
    const memories = [...gates].map((f) => 1 / (1 - f)).sort((a, b) => a - b);
    expect(memories[0]).to.be.within(2, 2.3);
    expect(memories[500]).to.be.within(24, 28);
    expect(memories[999]).to.be.within(49.5, 50);
  });

  it("is the bias of a cell with forgetBias: 0, which then forgets and takes in as it says", () => {
    const bias = chronoBias(2, 10, { seed: 3, dtype: "float64" });
    const kernel = zeros([3, 8], "float64");
    const cell = new BasicLSTMCell(2, { kernel, bias, forgetBias: 0 });
    const c = tensor([[1, 1]], "float64");
    const [, state] = cell.call(zeros([1, 1], "float64"), { c, h: zeros([1, 2], "float64") });
    expect([...state.c.data]).to.deep.equal([...sigmoid(bias).data.slice(4, 6)]);
  });

  it("refuses what is no number of units and no distance", () => {
    expect(failure(() => chronoBias(0, 5, { seed: 1 }))).to.equal(
      "RangeError: chronoBias: numUnits must be a positive integer, got 0",
    );
    for (const distance of [1.5, NaN, Infinity]) {
      expect(failure(() => chronoBias(2, distance, { seed: 1 }))).to.equal(
        `RangeError: chronoBias: maxDistance must be a finite number of at least 2, got ${distance}`,
      );
    }
    expect([...chronoBias(1, 2, { seed: 1 }).data].map(Math.abs)).to.deep.equal([0, 0, 0, 0]);
  });
});
