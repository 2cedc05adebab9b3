import { expect } from "../../src/chai/index.js";
import {
  add,
  matmul,
  mul,
  operation,
  relu,
  slice,
  square,
  sub,
  sum,
  tanh,
  Tape,
  tensor,
  Tensor,
  valueAndGradients,
  Variable,
} from "../../src/index.js";
import { failure } from "../support/failure.js";

const scalar = (value: number) => tensor(value, "float64");
const gradientsOf = (f: () => Tensor, ...sources: Tensor[]) =>
  valueAndGradients(f, sources).gradients.map((gradient) => gradient.toArray());

describe("tape.gradient(loss, sources)", () => {
  it("adds the gradients of a weight that is used at each of several time steps", () => {
    const w = scalar(0.5);
    expect(gradientsOf(() => mul(mul(w, w), w), w)).to.deep.equal([0.75]);
  });

  it("adds the gradients of both arms of a diamond, and walks through its base once", () => {
    const x = scalar(3);
    const diamond = () => {
      const base = square(x);
      return add(mul(base, 2), mul(base, 5));
    };
    expect(gradientsOf(diamond, x)).to.deep.equal([42]);
  });

  it("takes time in proportion to the calls, not to the paths between them", () => {
    const x = scalar(1);
    const doubling = () => Array.from({ length: 60 }).reduce<Tensor>((y) => add(y, y), x);
    expect(gradientsOf(doubling, x)).to.deep.equal([2 ** 60]);
  });

  it("goes back through a chain of 200,000 operations", () => {
    const x = scalar(0);
    const step = scalar(1);
    const chain = () => {
      let y: Tensor = x;
      for (let i = 0; i < 200_000; i++) y = add(y, step);
      return y;
    };
    const { value, gradients } = valueAndGradients(chain, [x, step]);
    expect(value.item()).to.equal(200_000);
    expect(gradients.map((gradient) => gradient.item())).to.deep.equal([1, 200_000]);
  });

  it("counts an argument that is passed twice twice", () => {
    const x = scalar(3);
    expect(gradientsOf(() => mul(x, x), x)).to.deep.equal([6]);
    expect(gradientsOf(() => sub(x, x), x)).to.deep.equal([0]);
  });

  it("is 1 for the loss itself, also when sum has nothing to add up", () => {
    const x = scalar(3);
    expect(gradientsOf(() => sum(x), x)).to.deep.equal([1]);
    const v = new Variable(tensor([2]), "v");
    expect(gradientsOf(() => sum(mul(sum(v, 0, true), 3)), v)).to.deep.equal([[3]]);
    const tape = new Tape();
    tape.watch(x);
    expect(tape.gradient(x, [x])[0].item()).to.equal(1);
  });

  it("gives the gradient of what was computed on the way, too", () => {
    const w = new Variable(scalar(2), "w");
    const tape = new Tape();
    const [h, loss] = tape.run(() => {
      const h = mul(w, 3);
      return [h, square(h)] as const;
    });
    expect(tape.gradient(loss, [h, w]).map((g) => g.item())).to.deep.equal([12, 36]);
  });

  it("counts an operation once that is computed by others, also when its result's gradient is asked for", () => {
    const product = operation<[a: Tensor, b: Tensor]>("product", {
      forward: (a, b) => mul(a, b),
      backward: [(gradient, [, b]) => mul(gradient, b), (gradient, [a]) => mul(gradient, a)],
    });
    const w = new Variable(scalar(3), "w");
    const tape = new Tape();
    const [y, loss] = tape.run(() => {
      const y = product(w, scalar(2));
      return [y, square(y)] as const;
    });
    expect(tape.gradient(loss, [y, w]).map((g) => g.item())).to.deep.equal([12, 24]);
  });

  it("is zero, in the source's shape and dtype, where the loss does not depend on it", () => {
    const [x, unused] = [scalar(1), tensor([[1, 2]])];
    const used = new Variable(scalar(2), "used");
    const tape = new Tape();
    tape.watch(x, unused);
    const loss = tape.run(() => {
      mul(used, 5);
      return square(x);
    });
    const [toUnused, toUsed] = tape.gradient(loss, [unused, used]);
    expect(toUnused.toArray()).to.deep.equal([[0, 0]]);
    expect(toUnused.dtype).to.equal("float32");
    expect([toUsed.item(), toUsed.dtype]).to.deep.equal([0, "float64"]);
  });

  it("is zero where the loss depends on a source with slope zero", () => {
    const x = tensor([-1, 1]);
    expect(gradientsOf(() => sum(relu(x)), x)).to.deep.equal([[0, 1]]);
  });

  it("follows variables by itself and other tensors only when they are watched", () => {
    const [w, x] = [new Variable(scalar(2), "w"), scalar(5)];
    const tape = new Tape();
    const loss = tape.run(() => mul(w, x));
    expect(failure(() => tape.gradient(loss, [x]))).to.equal(
      "Error: gradient: source 0, float64 [], took no part in what this tape recorded",
    );
    expect(tape.gradient(loss, [w])[0].item()).to.equal(5);
  });

  it("computes no gradient for what nobody follows", () => {
    const called: string[] = [];
    const product = operation<[a: Tensor, b: Tensor]>("product", {
      forward: (a, b) => mul(a, b),
      backward: [
        (gradient, [, b]) => (called.push("a"), mul(gradient, b)),
        (gradient, [a]) => (called.push("b"), mul(gradient, a)),
      ],
    });
    const w = new Variable(scalar(2), "w");
    expect(gradientsOf(() => product(scalar(5), w), w)).to.deep.equal([5]);
    expect(called).to.deep.equal(["b"]);
  });

  it("names a variable that took no part in what was recorded", () => {
    const [w, stray] = [new Variable(scalar(2), "w"), new Variable(tensor([1, 2]), "stray")];
    const tape = new Tape();
    const loss = tape.run(() => square(w));
    expect(failure(() => tape.gradient(loss, [w, stray]))).to.equal(
      'Error: gradient: source 1 "stray", float32 [2], took no part in what this tape recorded',
    );
  });

  it("refuses a loss that was computed outside of the tape", () => {
    const w = new Variable(scalar(2), "w");
    const tape = new Tape();
    tape.run(() => square(w));
    const outside = square(w);
    expect(failure(() => tape.gradient(outside, [w]))).to.equal(
      "Error: gradient: the loss was not computed on this tape from a variable or watched tensor",
    );
  });

  it("can be asked again after a refusal: a call that failed has not used the tape up", () => {
    const w = new Variable(tensor([2, 3]), "w");
    const tape = new Tape();
    const [squares, loss] = tape.run(() => {
      const squares = square(w);
      return [squares, sum(squares)] as const;
    });
    expect(() => tape.gradient(squares, [w])).to.throw(RangeError);
    expect(() => tape.gradient(loss, [tensor(1)])).to.throw("took no part");
    expect(tape.gradient(loss, [w])[0].toArray()).to.deep.equal([4, 6]);
  });
});

describe("tape.run(f)", () => {
  it("records only while f runs, over several runs", () => {
    const w = new Variable(scalar(3), "w");
    const tape = new Tape();
    const a = tape.run(() => square(w));
    const outside = mul(a, 100);
    const loss = tape.run(() => mul(a, 2));
    expect(outside.item()).to.equal(900);
    expect(tape.gradient(loss, [w])[0].item()).to.equal(12);
  });

  it("stops recording when f throws", () => {
    const w = new Variable(scalar(3), "w");
    const tape = new Tape();
    expect(() =>
      tape.run(() => {
        throw new Error("inside");
      }),
    ).to.throw("inside");
    const after = square(w);
    expect(failure(() => tape.gradient(after, [w]))).to.contain("was not computed on this tape");
  });

  it("inside another tape records for both: the inner one takes nothing from the outer", () => {
    const w = new Variable(scalar(3), "w");
    const [outer, inner] = [new Tape(), new Tape()];
    const [y, loss] = outer.run(() => {
      const y = inner.run(() => square(w));
      return [y, mul(y, w)] as const;
    });
    expect(inner.gradient(y, [w])[0].item()).to.equal(6);
    expect(outer.gradient(loss, [w])[0].item()).to.equal(27);
  });

  it("may take gradients of an inner tape while an outer one records", () => {
    const w = new Variable(scalar(3), "w");
    const outer = new Tape();
    const loss = outer.run(() => {
      const { gradients } = valueAndGradients(() => square(w), [w]);
      return mul(w, gradients[0]);
    });
    expect(loss.item()).to.equal(18);
    expect(outer.gradient(loss, [w])[0].item()).to.equal(6);
  });

  it("refuses to run inside itself, which would record everything twice", () => {
    const tape = new Tape();
    expect(failure(() => tape.run(() => tape.run(() => 1)))).to.equal(
      "Error: Tape.run: this tape is recording already",
    );
    expect(tape.run(() => 1)).to.equal(1);
  });

  it("refuses an async function, whose operations after an await would go unrecorded", () => {
    expect(failure(() => new Tape().run(async () => 1))).to.equal(
      "TypeError: Tape.run: expected a synchronous function, got one that returns a promise",
    );
  });
});

describe("valueAndGradients(f, sources)", () => {
  it("gives the value, and a gradient for each source in their order", () => {
    const a = tensor([[1, 2]]);
    const b = tensor([[3], [4]]);
    const { value, gradients } = valueAndGradients(() => sum(matmul(a, b)), [b, a]);
    expect(value.item()).to.equal(11);
    expect(gradients[0]).to.be.closeToTensor([[1], [2]], 0);
    expect(gradients[1]).to.be.closeToTensor([[3, 4]], 0);
  });

  it("gives the same twice: nothing is left over from the first time", () => {
    const w = new Variable(tensor([0.3, 0.7]), "w");
    const f = () => sum(tanh(mul(w, slice(w, 0, 0, 1))));
    expect(gradientsOf(f, w)).to.deep.equal(gradientsOf(f, w));
  });

  it("gives zeros for a source that f does not use", () => {
    const [x, unused] = [scalar(2), tensor([1, 2])];
    expect(gradientsOf(() => square(x), x, unused)).to.deep.equal([4, [0, 0]]);
  });
});
