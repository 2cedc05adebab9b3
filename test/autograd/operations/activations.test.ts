import { expect } from "../../../src/chai/index.js";
import {
  relu,
  sigmoid,
  tanh,
  tensor,
  valueAndGradients,
  sum,
  type Tensor,
} from "../../../src/index.js";

const inputs = tensor([-1e4, -750, -30, -1, -1e-9, 0, 1e-9, 1, 30, 750, 1e4], "float64");
const slope = (f: (x: Tensor) => Tensor, x: Tensor) => [
  ...valueAndGradients(() => sum(f(x)), [x]).gradients[0].data,
];

describe("tanh(x)", () => {
  it("is the hyperbolic tangent from −1 to 1", () => {
    expect(tanh(inputs)).to.be.closeToTensor([...inputs.data].map(Math.tanh), 0);
    expect(tanh(tensor([0.5])).data[0]).to.equal(Math.fround(Math.tanh(0.5)));
  });

  it("has slope 1 at 0 and 0 where it is saturated", () => {
    expect(slope(tanh, tensor([-1e4, 0, 1e4]))).to.deep.equal([0, 1, 0]);
  });
});

describe("sigmoid(x)", () => {
  it("is 1 / (1 + e⁻ˣ), ½ at 0", () => {
    const expected = [-2, -0.5, 0, 0.5, 2].map((x) => 1 / (1 + Math.exp(-x)));
    expect(sigmoid(tensor([-2, -0.5, 0, 0.5, 2], "float64"))).to.be.closeToTensor(expected, 1e-16);
    expect(sigmoid(tensor(0)).item()).to.equal(0.5);
  });

  it("neither overflows nor becomes NaN for any input, and keeps tiny values below zero", () => {
    const [first, , third, ...rest] = sigmoid(inputs).data;
    expect([first, rest.at(-1)]).to.deep.equal([0, 1]);
    expect(third).to.be.closeTo(Math.exp(-30), 1e-25);
    expect(sigmoid(tensor([-Infinity, Infinity])).toArray()).to.deep.equal([0, 1]);
    expect(slope(sigmoid, inputs).every((g) => g >= 0 && g <= 0.25)).to.equal(true);
  });

  it("mirrors itself: σ(−x) = 1 − σ(x)", () => {
    const x = [-5, -1, -0.1, 0.1, 1, 5];
    const mirrored = [
      ...sigmoid(
        tensor(
          x.map((x) => -x),
          "float64",
        ),
      ).data,
    ].map((y) => 1 - y);
    expect(sigmoid(tensor(x, "float64"))).to.be.closeToTensor(mirrored, 1e-15);
  });
});

describe("relu(x)", () => {
  it("keeps what is positive, and makes the rest 0", () => {
    expect([...relu(tensor([-2, -0, 0, 0.5, Infinity])).data]).to.deep.equal([
      0,
      0,
      0,
      0.5,
      Infinity,
    ]);
  });

  it("has slope 1 above 0, and 0 at and below it", () => {
    expect(slope(relu, tensor([-2, 0, 3]))).to.deep.equal([0, 0, 1]);
  });

  it("keeps NaN, which would hide a fault as 0", () => {
    expect(relu(tensor([NaN])).item()).to.be.NaN;
  });
});
