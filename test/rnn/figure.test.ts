import { expect } from "../../src/chai/index.js";
import { BasicRNNCell, dynamicRnn, fullyConnected, tensor } from "../../src/index.js";

describe("the worked example of the figure «RNN前向传播计算示意图»", () => {
  const stateRows = [
    [0.1, 0.2],
    [0.3, 0.4],
  ];
  const kernel = tensor([[0.5, 0.6], ...stateRows], "float64");
  const cell = new BasicRNNCell(2, { kernel, bias: tensor([0.1, -0.1], "float64") });
  const output = fullyConnected(1, {
    kernel: tensor([[1], [2]], "float64"),
    bias: tensor([0.1], "float64"),
  });
  const { outputs, state } = dynamicRnn(cell, tensor([[[1], [2]]], "float64"));

  it("has the states [0.53704957, 0.46211716] and [0.85973818, 0.88366641]", () => {
    const expected = [
      [0.53704957, 0.46211716],
      [0.85973818, 0.88366641],
    ];
    expect(outputs).to.be.closeToTensor([expected], 5e-9);
    expect(state).to.be.closeToTensor([expected[1]], 5e-9);
  });

  it("has the outputs 1.56128388 and 2.72707101", () => {
    expect(output(outputs)).to.be.closeToTensor([[[1.56128388], [2.72707101]]], 5e-9);
  });
});
