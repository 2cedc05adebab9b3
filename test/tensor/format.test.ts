import { expect } from "chai";
import { inspect } from "node:util";
import { tensor, zeros, type DType, type NestedInput } from "../../src/index.js";
import { build } from "../support/naive.js";

const printed = (values: NestedInput, dtype?: DType) => tensor(values, dtype).toString();
const lines = (...text: string[]) => text.join("\n");
const counted = (...shape: number[]) =>
  build(shape, (index) => index.reduce((n, i) => 10 * n + i, 0));

describe("tensor.toString()", () => {
  it("prints dtype and shape, then the number of a scalar", () => {
    expect(printed(3)).to.equal("Tensor float32 []\n3");
    expect(printed(0.5, "float64")).to.equal("Tensor float64 []\n0.5000");
  });

  it("prints the numbers of a vector on one line, as wide as the widest", () => {
    expect(printed([1, -20, 3])).to.equal("Tensor float32 [3]\n[  1, -20,   3]");
  });

  it("prints a row of a matrix a line, in columns", () => {
    const matrix = [
      [1, 2.5],
      [-3, 100],
    ];
    expect(printed(matrix)).to.equal(
      lines("Tensor float32 [2, 2]", "[[     1, 2.5000],", " [    -3,    100]]"),
    );
  });

  it("puts a blank line between the matrices of rank 3", () => {
    expect(printed(counted(2, 2, 2))).to.equal(
      lines(
        "Tensor float32 [2, 2, 2]",
        "[[[  0,   1],",
        "  [ 10,  11]],",
        "",
        " [[100, 101],",
        "  [110, 111]]]",
      ),
    );
  });

  it("puts two blank lines between the blocks of rank 4", () => {
    expect(printed(counted(2, 2, 1, 1), "float64")).to.equal(
      lines(
        "Tensor float64 [2, 2, 1, 1]",
        "[[[[   0]],",
        "",
        "  [[ 100]]],",
        "",
        "",
        " [[[1000]],",
        "",
        "  [[1100]]]]",
      ),
    );
  });

  it("prints eight entries along an axis, and of nine the first and last three", () => {
    expect(printed(counted(8))).to.equal("Tensor float32 [8]\n[0, 1, 2, 3, 4, 5, 6, 7]");
    expect(printed(counted(9))).to.equal("Tensor float32 [9]\n[0, 1, 2, …, 6, 7, 8]");
  });

  it("leaves out rows and columns of a large matrix", () => {
    expect(printed(build([10, 10], ([i, j]) => 10 * i + j))).to.equal(
      lines(
        "Tensor float32 [10, 10]",
        "[[ 0,  1,  2, …,  7,  8,  9],",
        " [10, 11, 12, …, 17, 18, 19],",
        " [20, 21, 22, …, 27, 28, 29],",
        " …,",
        " [70, 71, 72, …, 77, 78, 79],",
        " [80, 81, 82, …, 87, 88, 89],",
        " [90, 91, 92, …, 97, 98, 99]]",
      ),
    );
  });

  it("leaves out whole matrices of rank 3, blank lines around the gap", () => {
    expect(printed(build([9, 1, 2], ([i, , j]) => 10 * i + j))).to.equal(
      lines(
        "Tensor float32 [9, 1, 2]",
        "[[[ 0,  1]],",
        "",
        " [[10, 11]],",
        "",
        " [[20, 21]],",
        "",
        " …,",
        "",
        " [[60, 61]],",
        "",
        " [[70, 71]],",
        "",
        " [[80, 81]]]",
      ),
    );
  });

  it("is as wide as the widest number that is printed, not one that is left out", () => {
    expect(printed([1, 2, 3, 4, 12345, 6, 7, 8, 9])).to.equal(
      "Tensor float32 [9]\n[1, 2, 3, …, 7, 8, 9]",
    );
  });

  it("prints NaN, the infinities and the sign of zero", () => {
    expect(
      printed([
        [NaN, Infinity, -Infinity],
        [-0, 0, 0.5],
      ]),
    ).to.equal(
      lines(
        "Tensor float32 [2, 3]",
        "[[      NaN,  Infinity, -Infinity],",
        " [       -0,         0,    0.5000]]",
      ),
    );
  });

  it("prints tiny and large numbers in powers of ten, whole ones below a million in full", () => {
    expect(printed([1e-3, 9.99e-4, -1.2345e-300, 0], "float64")).to.equal(
      "Tensor float64 [4]\n[     0.0010,    9.990e-4, -1.234e-300,           0]",
    );
    expect(printed([999999, 1e6, -1e38, 999999.5], "float64")).to.equal(
      "Tensor float64 [4]\n[     999999,    1.000e+6,  -1.000e+38, 999999.5000]",
    );
  });

  it("shows what float32 keeps of a number", () => {
    expect(printed([16777217, 1e-46])).to.equal("Tensor float32 [2]\n[1.678e+7,        0]");
  });

  it("is what a template string shows", () => {
    expect(`${tensor([1])}`).to.equal("Tensor float32 [1]\n[1]");
  });
});

describe("util.inspect(tensor)", () => {
  it("is the text of toString()", () => {
    expect(inspect(zeros([2]))).to.equal("Tensor float32 [2]\n[0, 0]");
  });

  it("is indented inside an object", () => {
    expect(inspect({ state: tensor([[1], [2]]) })).to.equal(
      lines("{", "  state: Tensor float32 [2, 1]", "  [[1],", "   [2]]", "}"),
    );
  });
});
