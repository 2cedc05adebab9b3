import { expect } from "chai";
import { map, zip } from "../../src/tensor/elementwise.js";
import {
  add,
  gather,
  gradcheck,
  matmul,
  mul,
  operation,
  relu,
  sum,
  tanh,
  Tensor,
  tensor,
  Variable,
} from "../../src/index.js";
import { failure } from "../support/failure.js";

const x = tensor([[0.5, -1], [2, 3]], "float64"); // prettier-ignore

/** A square whose backward is broken: multiplied by `factor`. */
const brokenSquare = (factor: number) =>
  operation<[x: Tensor]>("square", {
    forward: (x) => map(x, (value) => value * value),
    backward: [(gradient, [x]) => zip("square", gradient, x, (g, x) => factor * 2 * x * g)],
  });

describe("gradcheck(f, inputs) with a backward that is broken on purpose", () => {
  it("accepts it as long as it is not broken", () => {
    gradcheck(brokenSquare(1), [x]);
  });

  it("refuses a wrong factor, naming function, input, index, expected and got", () => {
    const message = failure(() => gradcheck(brokenSquare(999), [x]));
    expect(message).to.match(
      /^Error: gradcheck: square: input 0 \[2, 2\], index \[0, 0\]: expected (\S+), got (\S+)$/,
    );
    const [expected, got] = message
      .match(/expected (\S+), got (\S+)$/)!
      .slice(1)
      .map(Number);
    expect(got / expected).to.be.closeTo(999, 1e-6);
  });

  it("refuses a factor that is wrong by a millionth", () => {
    expect(failure(() => gradcheck(brokenSquare(1 + 1e-6), [x]))).to.contain("gradcheck: ");
  });

  it("refuses a wrong sign", () => {
    const wrong = operation<[a: Tensor, b: Tensor]>("sub", {
      forward: (a, b) => zip("sub", a, b, (a, b) => a - b),
      backward: [(gradient) => gradient, (gradient) => map(gradient, (g) => g)],
    });
    const ones = tensor([[1, 1], [1, 1]], "float64"); // prettier-ignore
    expect(failure(() => gradcheck(wrong, [x, ones], { name: "sub" }))).to.match(
      /^Error: gradcheck: sub: input 1 \[2, 2\], index \[0, 0\]: expected -(\d\S*), got \d\S*$/,
    );
  });

  it("refuses a gradient that is assigned where it should be added, at the row that was used twice", () => {
    const gatherOnce = operation<[x: Tensor, rows: readonly number[]]>("gather", {
      forward: (x, rows) => gather(x, rows),
      backward: [
        (gradient, [x, rows]) => {
          const data = new Float64Array(x.size);
          const width = x.shape[1];
          rows.forEach((row, i) => {
            data.set(gradient.data.subarray(i * width, (i + 1) * width), row * width);
          });
          return new Tensor(data, x.shape);
        },
      ],
    });
    gradcheck((x) => gatherOnce(x, [1, 0]), [x]);
    expect(
      failure(() => gradcheck((x) => gatherOnce(x, [0, 1, 1]), [x], { name: "gather" })),
    ).to.match(
      /^Error: gradcheck: gather: input 0 \[2, 2\], index \[1, 0\]: expected \S+, got \S+$/,
    );
  });

  it("refuses a broadcast argument whose gradient is not added up: the tape sees another shape", () => {
    const wrong = operation<[a: Tensor, b: Tensor]>("add", {
      forward: (a, b) => zip("add", a, b, (a, b) => a + b),
      backward: [(gradient) => gradient, (gradient) => gradient],
    });
    expect(failure(() => gradcheck(wrong, [x, tensor([1, 2], "float64")]))).to.equal(
      "RangeError: add: backward of argument 1 has shape [2, 2], the argument [2]",
    );
  });

  it("refuses a gradient of NaN", () => {
    expect(failure(() => gradcheck(brokenSquare(NaN), [x], { name: "square" }))).to.contain(
      "got NaN",
    );
  });

  it("refuses a backward that is wrong at a single index", () => {
    const wrong = operation<[x: Tensor]>("neg", {
      forward: (x) => map(x, (value) => -value),
      backward: [
        (gradient) => {
          const back = map(gradient, (g) => -g);
          back.data[3] *= 2;
          return back;
        },
      ],
    });
    expect(failure(() => gradcheck(wrong, [x], { name: "neg" }))).to.contain("index [1, 1]: ");
  });
});

describe("gradcheck(f, inputs, options)", () => {
  it("checks functions of several inputs and outputs", () => {
    const w = tensor([[1, 2, 3], [-4, 5, 6]], "float64"); // prettier-ignore
    gradcheck((x, w) => tanh(matmul(x, w)), [x, w]);
  });

  it("checks variables that the function uses on its own, and leaves their values as they were", () => {
    const w = new Variable(tensor([0.1, 0.2], "float64"), "w");
    gradcheck((x) => tanh(mul(x, w)), [x, w]);
    expect([...w.data]).to.deep.equal([0.1, 0.2]);
    expect([...x.data]).to.deep.equal([0.5, -1, 2, 3]);
  });

  it("puts a value back that was shifted when the function throws", () => {
    const w = new Variable(tensor([0.1], "float64"), "w");
    const picky = () => {
      if (w.data[0] !== 0.1) throw new Error("moved");
      return sum(w);
    };
    expect(failure(() => gradcheck(picky, [w]))).to.equal("Error: moved");
    expect(w.data[0]).to.equal(0.1);
  });

  it("calls a function by its own name unless told otherwise", () => {
    const doubled = (x: Tensor) => add(brokenSquare(2)(x), x);
    expect(failure(() => gradcheck(doubled, [x]))).to.contain("gradcheck: doubled: input 0");
    expect(failure(() => gradcheck((x) => brokenSquare(2)(x), [x]))).to.contain(
      "gradcheck: function: input 0",
    );
  });

  it("takes a wider tolerance and another epsilon", () => {
    gradcheck(brokenSquare(1.01), [x], { tolerance: 0.02 });
    const kink = tensor([0.01], "float64");
    gradcheck(relu, [kink]);
    expect(failure(() => gradcheck(relu, [kink], { epsilon: 0.1 }))).to.contain("gradcheck: ");
  });

  it("refuses float32 inputs: their differences would be noise", () => {
    const single = tensor([1, 2]);
    expect(failure(() => gradcheck(add, [x, single]))).to.equal(
      "TypeError: gradcheck: input 1 of add must be float64, got float32",
    );
  });
});
