import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  AdamOptimizer,
  clearVariables,
  embedding,
  fullyConnected,
  gradcheck,
  matmul,
  mean,
  oneHot,
  reshape,
  softmaxCrossEntropy,
  square,
  sum,
  tensor,
  train,
  valueAndGradients,
  variableScope,
  zeros,
} from "../../src/index.js";
import { tensorOf } from "../support/arbitraries.js";
import { refuses } from "../support/failure.js";

/** A table, and a batch of sequences of its indices. */
const examples = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([vocabularySize, size]) => {
    const id = fc.nat({ max: vocabularySize - 1 });
    const lane = fc.array(id, { minLength: 3, maxLength: 3 });
    const ids = fc.array(lane, { minLength: 1, maxLength: 3 });
    return fc.tuple(tensorOf([vocabularySize, size]), ids);
  });

describe("embedding(vocabularySize, size)(ids)", () => {
  it("gives the row of the table at each index, for indices of any shape", () => {
    const table = tensor([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const layer = embedding(3, 2, { table });
    expect(layer(2).toArray()).to.deep.equal([5, 6]);
    expect(layer([0, 2]).toArray()).to.deep.equal([
      [1, 2],
      [5, 6],
    ]);
    expect(layer([[1], [1]]).toArray()).to.deep.equal([[[3, 4]], [[3, 4]]]);
    expect(layer(Int32Array.of(1)).toArray()).to.deep.equal([[3, 4]]);
  });

  it("is the product of one-hot rows and the table, forwards and backwards", () => {
    fc.assert(
      fc.property(examples, ([table, ids]) => {
        const layer = embedding(table.shape[0], table.shape[1], { table });
        const [variable] = layer.variables;
        const hot = oneHot(ids.flat(), table.shape[0], "float64");
        const rows = () => reshape(layer(ids), [ids.length * 3, -1]);
        const product = () => matmul(hot, variable);
        const byRows = valueAndGradients(() => sum(square(rows())), [variable]);
        const byProduct = valueAndGradients(() => sum(square(product())), [variable]);
        expect(rows()).to.be.closeToTensor(product(), 0);
        expect(byRows.gradients[0]).to.be.closeToTensor(byProduct.gradients[0], 1e-12);
      }),
    );
  });

  it("has the gradient of central differences, summed where an index comes more than once", () => {
    fc.assert(
      fc.property(examples, ([table, ids]) => {
        const layer = embedding(table.shape[0], table.shape[1], { table });
        gradcheck(() => layer(ids), layer.variables, { name: "embedding" });
      }),
      { numRuns: 20 },
    );
    const layer = embedding(2, 1, { table: zeros([2, 1]) });
    const { gradients } = valueAndGradients(() => sum(layer([1, 1, 1])), layer.variables);
    expect(gradients[0].toArray()).to.deep.equal([[0], [3]]);
  });

  it("has one variable, embedding/table, drawn by the seed", () => {
    const { variables } = embedding(5, 3);
    expect(variables.map(({ name, shape, dtype }) => [name, shape, dtype])).to.deep.equal([
      ["embedding/table", [5, 3], "float32"],
    ]);
    const drawn = (seed: number) => embedding(5, 3, { seed }).variables[0].toArray();
    expect(drawn(1)).to.deep.equal(drawn(1)).and.not.deep.equal(drawn(2));
    const limit = Math.sqrt(6 / 8);
    expect(variables[0].data.every((x) => Math.abs(x) <= limit && x !== 0)).to.equal(true);
    expect(embedding(5, 3, { name: "characters" }).variables[0].name).to.equal("characters/table");
    expect(embedding(5, 3, { dtype: "float64" })(1).dtype).to.equal("float64");
  });

  it("learns: what follows each symbol of a cycle is told from its row", async () => {
    const embed = embedding(4, 2, { seed: 1 });
    const readout = fullyConnected(4, { inputSize: 2, seed: 2 });
    const history = await train({
      variables: [...embed.variables, ...readout.variables],
      optimizer: new AdamOptimizer(0.1),
      batches: Array.from({ length: 200 }, () => [0, 1, 2, 3]),
      loss: (ids) => ({
        loss: mean(
          softmaxCrossEntropy(
            readout(embed(ids)),
            ids.map((id) => (id + 1) % 4),
          ),
        ),
      }),
    });
    expect(history.losses.at(-1)).to.be.below(0.05);
  });

  it("finds its table by name in a variable scope", () => {
    clearVariables();
    const ids = [[1, 0, 1]];
    variableScope("model", () => {
      const made = embedding(3, 2, { seed: 5 });
      expect(made.variables[0].name).to.equal("model/embedding/table");
      const found = embedding(3, 2, { reuse: true });
      expect(found.variables[0]).to.equal(made.variables[0]);
      expect(found(ids)).to.be.closeToTensor(made(ids), 0);
      expect(() => embedding(3, 2)).to.throw(/variable model\/embedding\/table already exists/);
    });
    clearVariables();
  });

  it("refuses an index that is not in the vocabulary, naming its place, value and the range", () => {
    const layer = embedding(5, 2, { name: "characters" });
    refuses({
      "RangeError: characters: index 5 at [0, 1] is not an integer in 0 … 4": () => layer([[0, 5]]),
      "RangeError: characters: index -1 at [0] is not an integer in 0 … 4": () => layer([-1]),
      "RangeError: characters: index NaN at [2] is not an integer in 0 … 4": () =>
        layer([0, 0, NaN]),
      "RangeError: characters: empty array at depth 0; every axis needs at least one element": () =>
        layer([]),
      'TypeError: characters: expected a number at index [1], got "a"': () =>
        // @ts-expect-error A character is no index.
        layer([1, "a"]),
    });
  });

  it("refuses sizes that are not positive integers, and a table that does not fit", () => {
    refuses({
      "RangeError: embedding: vocabularySize must be a positive integer, got 0": () =>
        embedding(0, 2),
      "RangeError: embedding: size must be a positive integer, got 1.5": () => embedding(2, 1.5),
      "RangeError: embedding: table must be float32 [3, 2], got float32 [2, 3]": () =>
        embedding(3, 2, { table: zeros([2, 3]) }),
      "RangeError: embedding: table must be float32 [3, 2], got float64 [3, 2]": () =>
        embedding(3, 2, { table: zeros([3, 2], "float64"), dtype: "float32" }),
      'TypeError: embedding: dtype must be "float32" or "float64", got "int32"': () =>
        // @ts-expect-error There is no such dtype.
        embedding(3, 2, { dtype: "int32" }),
    });
  });
});
