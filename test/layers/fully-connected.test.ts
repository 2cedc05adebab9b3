import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import { fullyConnected, gradcheck, ones, relu, tensor, Variable, zeros } from "../../src/index.js";
import { shapes, tensorOf } from "../support/arbitraries.js";
import { failure } from "../support/failure.js";
import { at, build } from "../support/naive.js";

const examples = fc
  .tuple(shapes({ minRank: 1 }), fc.integer({ min: 1, max: 4 }))
  .chain(([shape, numOutputs]) =>
    fc.tuple(tensorOf(shape), tensorOf([shape.at(-1)!, numOutputs]), tensorOf([numOutputs])),
  );

describe("fullyConnected(numOutputs)(x)", () => {
  it("is x W + b along the last axis, the same at every place, for inputs of any rank", () => {
    fc.assert(
      fc.property(examples, ([x, kernel, bias]) => {
        const layer = fullyConnected(bias.size, { kernel, bias });
        const expected = build([...x.shape.slice(0, -1), bias.size], (index) => {
          const unit = index.at(-1)!;
          const features = Array.from({ length: x.shape.at(-1)! }, (_, i) => i);
          const product = features.reduce(
            (sum, i) => sum + at(x, index.with(-1, i)) * at(kernel, [i, unit]),
            0,
          );
          return product + at(bias, [unit]);
        });
        expect(layer(x).toArray()).to.deep.equal(expected);
      }),
    );
  });

  it("has the gradients of central differences for input, kernel and bias", () => {
    fc.assert(
      fc.property(examples, ([x, kernel, bias]) => {
        const layer = fullyConnected(bias.size, { kernel, bias });
        gradcheck((x) => layer(x), [x, ...layer.variables], { name: "fullyConnected" });
      }),
      { numRuns: 20 },
    );
  });

  it("applies the activation that it is given, and none unless it is given one", () => {
    const kernel = tensor([[1, -1]]);
    expect(fullyConnected(2, { kernel })(tensor([3])).toArray()).to.deep.equal([3, -3]);
    expect(fullyConnected(2, { kernel, activation: relu })(tensor([3])).toArray()).to.deep.equal([
      3, 0,
    ]);
  });

  it("refuses an input of another size or dtype, and a scalar, naming what was expected", () => {
    const layer = fullyConnected(2, { inputSize: 3, name: "head" });
    expect(failure(() => layer(zeros([4, 2])))).to.equal(
      "RangeError: head: the input must be float32 […, 3], got float32 [4, 2]",
    );
    expect(failure(() => layer(zeros([4, 3], "float64")))).to.equal(
      "RangeError: head: the input must be float32 […, 3], got float64 [4, 3]",
    );
    expect(failure(() => fullyConnected(2)(tensor(1)))).to.equal(
      "RangeError: fully_connected: the input must be float32 […, features], got float32 []",
    );
  });
});

describe("fullyConnected(numOutputs, options)", () => {
  it("has a kernel [inputSize, numOutputs] and a bias of zeros, named after the layer", () => {
    const layer = fullyConnected(2, { inputSize: 3, name: "head", dtype: "float64" });
    expect(layer.variables.map(({ name, shape, dtype }) => [name, shape, dtype])).to.deep.equal([
      ["head/kernel", [3, 2], "float64"],
      ["head/bias", [2], "float64"],
    ]);
    expect(layer.variables.every((variable) => variable instanceof Variable)).to.equal(true);
    expect([...layer.variables[1].data]).to.deep.equal([0, 0]);
  });

  it("draws its kernel from the seed, 0 unless it is given one", () => {
    const kernel = (seed?: number) => fullyConnected(4, { inputSize: 3, seed }).variables[0].data;
    expect(kernel(1)).to.deep.equal(kernel(1));
    expect(kernel(1)).to.not.deep.equal(kernel(2));
    expect(kernel()).to.deep.equal(kernel(0));
    expect(Math.max(...kernel(1).map(Math.abs))).to.be.at.most(Math.sqrt(6 / (3 + 4)));
  });

  it("copies the weights that it is given", () => {
    const bias = ones([1]);
    const layer = fullyConnected(1, { inputSize: 1, bias });
    bias.data[0] = 9;
    expect(layer.variables[1].item()).to.equal(1);
  });

  it("without an input size makes its variables at the first call, and says so before", () => {
    const layer = fullyConnected(2, { name: "late" });
    expect(failure(() => layer.variables)).to.equal(
      "Error: late: the variables are made at the first call; give inputSize to make them at once",
    );
    expect(() => layer(tensor(1))).to.throw(RangeError);
    expect(() => layer.variables).to.throw("late");
    layer(zeros([5, 3]));
    const { variables } = layer;
    expect(variables[0].shape).to.deep.equal([3, 2]);
    layer(zeros([1, 3]));
    expect(layer.variables).to.equal(variables);
  });

  it("refuses weights of another shape or dtype, naming what was expected and what came", () => {
    expect(failure(() => fullyConnected(2, { inputSize: 3, kernel: ones([2, 3]) }))).to.equal(
      "RangeError: fully_connected: kernel must be float32 [3, 2], got float32 [2, 3]",
    );
    expect(failure(() => fullyConnected(2, { bias: ones([3]), name: "head" }))).to.equal(
      "RangeError: head: bias must be float32 [2], got float32 [3]",
    );
    expect(
      failure(() => fullyConnected(2, { kernel: ones([3, 2]), bias: ones([2], "float64") })),
    ).to.equal("RangeError: fully_connected: bias must be float32 [2], got float64 [2]");
  });
});
