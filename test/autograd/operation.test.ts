import { expect } from "chai";
import { add, concat, mul, operation, sub, Tensor, tensor } from "../../src/index.js";
import { failure } from "../support/failure.js";

const scaled = (x: Tensor, factor: number) =>
  new Tensor(
    x.data.map((value) => value * factor),
    x.shape,
  );

describe("operation(name, rule)", () => {
  const triple = operation<[x: Tensor]>("triple", {
    forward: (x) => scaled(x, 3),
    backward: [(gradient) => scaled(gradient, 3)],
  });

  it("makes a function of tensors that carries its name and rule", () => {
    expect(triple(tensor([1, 2])).toArray()).to.deep.equal([3, 6]);
    expect(triple.name).to.equal("triple");
    expect(triple.rule.backward).to.have.length(1);
  });

  it("does not compile without a backward for each of its tensors, and not with one too many", () => {
    const forward = (a: Tensor, b: Tensor) => add(a, b);
    const one = (gradient: Tensor) => gradient;
    // @ts-expect-error There is no backward at all.
    operation<[a: Tensor, b: Tensor]>("none", { forward });
    // @ts-expect-error The second tensor has no backward.
    operation<[a: Tensor, b: Tensor]>("half", { forward, backward: [one] });
    // @ts-expect-error There is a backward for a third tensor.
    operation<[a: Tensor, b: Tensor]>("more", { forward, backward: [one, one, one] });
    operation<[a: Tensor, b: Tensor]>("exact", { forward, backward: [one, one] });
  });

  it("does not compile without a backward for a list of tensors, and asks for none for a number", () => {
    const forward = (xs: readonly Tensor[]) => xs[0];
    // @ts-expect-error The list has no backward.
    operation<[xs: readonly Tensor[], axis: number]>("list", { forward, backward: [] });
    const one = (gradient: Tensor) => gradient;
    // @ts-expect-error The axis is not differentiated.
    operation<[xs: readonly Tensor[], axis: number]>("axis", { forward, backward: [one, one] });
    operation<[xs: readonly Tensor[], axis: number]>("exact", { forward, backward: [one] });
  });

  it("does not compile with a backward that returns a number in place of a tensor", () => {
    const forward = (x: Tensor) => scaled(x, 2);
    // @ts-expect-error A gradient is a tensor.
    operation<[x: Tensor]>("number", { forward, backward: [() => 2] });
  });

  it("refuses a forward that hands an argument back: its gradient would be counted twice", () => {
    const one = (gradient: Tensor) => gradient;
    const identity = operation<[x: Tensor]>("identity", { forward: (x) => x, backward: [one] });
    expect(failure(() => identity(tensor([1])))).to.equal(
      "Error: identity: forward must return a new tensor, got back its argument 0",
    );
    const last = operation<[factor: Tensor, xs: readonly Tensor[]]>("last", {
      forward: (_factor, xs) => xs.at(-1)!,
      backward: [one, one],
    });
    expect(failure(() => last(2, [tensor(1), tensor(2)]))).to.equal(
      "Error: last: forward must return a new tensor, got back its argument 1",
    );
  });
});

describe("an operation's arguments", () => {
  it("may be numbers: they become scalars of the tensor's dtype, on either side", () => {
    expect(sub(tensor([1, 2]), 1).toArray()).to.deep.equal([0, 1]);
    expect(sub(1, tensor([1, 2])).toArray()).to.deep.equal([0, -1]);
    expect(mul(tensor([1], "float64"), 0.1).data).to.deep.equal(Float64Array.of(0.1));
    expect(mul(0.1, tensor([1])).data).to.deep.equal(Float32Array.of(0.1));
  });

  it("are float32 scalars when all are numbers", () => {
    const x = add(1, 2);
    expect([x.dtype, x.shape, x.item()]).to.deep.equal(["float32", [], 3]);
  });

  it("are refused when they are neither tensor nor number", () => {
    // @ts-expect-error Arrays are not tensors.
    expect(failure(() => add(tensor([1]), [1]))).to.equal(
      "TypeError: add: expected a tensor, got an array of number; make one with tensor(…)",
    );
    // @ts-expect-error A string is not a tensor.
    expect(failure(() => add(tensor([1]), "1"))).to.equal(
      "TypeError: add: expected a tensor, got string; make one with tensor(…)",
    );
    // @ts-expect-error An operand is missing.
    expect(failure(() => add(tensor([1])))).to.equal(
      "TypeError: add: expected a tensor, got undefined; make one with tensor(…)",
    );
  });

  it("are refused when their dtypes differ, in a list too", () => {
    const [a, b] = [tensor([1, 2]), tensor([3, 4], "float64")];
    expect(failure(() => concat([a, a, b], 0))).to.equal(
      "TypeError: concat: dtypes differ: float32 [2] and float64 [2]",
    );
  });
});
