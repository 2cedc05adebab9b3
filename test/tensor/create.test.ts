import { expect } from "chai";
import fc from "fast-check";
import {
  full,
  oneHot,
  ones,
  Random,
  randomNormal,
  randomUniform,
  tensor,
  zeros,
} from "../../src/index.js";
import { shapes } from "../support/arbitraries.js";
import { build } from "../support/naive.js";

describe("tensor(values, dtype)", () => {
  it("reads the shape off nested arrays and stores the values row by row", () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(x.shape).to.deep.equal([2, 3]);
    expect(x.data).to.deep.equal(Float32Array.of(1, 2, 3, 4, 5, 6));
  });

  it("makes a scalar of a number, with the shape []", () => {
    const x = tensor(7);
    expect(x.shape).to.deep.equal([]);
    expect([x.rank, x.size, x.item()]).to.deep.equal([0, 1, 7]);
  });

  it("gives back by toArray() what it was given, for any shape", () => {
    fc.assert(
      fc.property(shapes({ maxRank: 4 }), (shape) => {
        let next = 0;
        const nested = build(shape, () => next++ / 8);
        const x = tensor(nested);
        expect(x.toArray()).to.deep.equal(nested);
        expect(x.shape).to.deep.equal(shape);
      }),
    );
  });

  it("is float32 unless told otherwise, and float64 keeps every digit", () => {
    expect(tensor([0.1]).data).to.deep.equal(Float32Array.of(0.1));
    expect(tensor([0.1], "float64").data).to.deep.equal(Float64Array.of(0.1));
  });

  it("keeps the precision of a typed array, and copies it", () => {
    const values = Float64Array.of(0.1, 0.2);
    const x = tensor(values);
    values[0] = 9;
    expect(x.dtype).to.equal("float64");
    expect([...x.data]).to.deep.equal([0.1, 0.2]);
    expect(tensor(Float32Array.of(1)).dtype).to.equal("float32");
    expect(tensor(values, "float32").dtype).to.equal("float32");
  });

  it("takes typed arrays for rows, integers among them", () => {
    const x = tensor([Int32Array.of(1, 2), Uint8Array.of(3, 4)]);
    expect(x.toArray()).to.deep.equal([
      [1, 2],
      [3, 4],
    ]);
    expect(x.dtype).to.equal("float32");
  });

  it("keeps NaN, the infinities and the sign of zero", () => {
    expect([...tensor([NaN, Infinity, -Infinity, -0]).data]).to.deep.equal([
      NaN,
      Infinity,
      -Infinity,
      -0,
    ]);
  });
});

describe("zeros(shape), ones(shape), full(shape, value)", () => {
  it("fill any shape with one value, in float32 unless told otherwise", () => {
    fc.assert(
      fc.property(
        shapes(),
        fc.constantFrom("float32" as const, "float64" as const),
        (shape, dtype) => {
          for (const [x, value] of [
            [zeros(shape, dtype), 0],
            [ones(shape, dtype), 1],
            [full(shape, -2.5, dtype), -2.5],
          ] as const) {
            expect(x.toArray()).to.deep.equal(build(shape, () => value));
            expect([x.dtype, x.shape]).to.deep.equal([dtype, shape]);
          }
        },
      ),
    );
    for (const x of [zeros([1]), ones([1]), full([1], 2)]) expect(x.dtype).to.equal("float32");
  });

  it("do not keep the shape that they were given", () => {
    const shape = [2, 3];
    const x = zeros(shape);
    shape[0] = 9;
    expect(x.shape).to.deep.equal([2, 3]);
  });
});

describe("oneHot(indices, depth)", () => {
  it("adds an axis with 1 at the index and 0 elsewhere", () => {
    expect(oneHot([2, 0], 3).toArray()).to.deep.equal([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(oneHot([[1], [0]], 2, "float64").toArray()).to.deep.equal([[[0, 1]], [[1, 0]]]);
    expect(oneHot(1, 2).toArray()).to.deep.equal([0, 1]);
    expect(oneHot(Uint8Array.of(0, 1), 2).shape).to.deep.equal([2, 2]);
  });
});

describe("randomUniform(shape, { seed, low, high })", () => {
  it("takes its numbers from Random, one after the other, row by row", () => {
    const random = new Random(5);
    const expected = build([2, 3], () => random.uniform(-1, 3));
    expect(
      randomUniform([2, 3], { seed: 5, low: -1, high: 3, dtype: "float64" }).toArray(),
    ).to.deep.equal(expected);
  });

  it("is uniform from 0 to 1 in float32 unless told otherwise", () => {
    const x = randomUniform([1000], { seed: 1 });
    expect(x.dtype).to.equal("float32");
    expect(Math.min(...x.data)).to.be.within(0, 0.01);
    expect(Math.max(...x.data)).to.be.within(0.99, 1);
  });

  it("goes on in a stream that it is given", () => {
    const stream = new Random(3);
    const [a, b] = [randomUniform([4], { seed: stream }), randomUniform([4], { seed: stream })];
    expect([...a.data, ...b.data]).to.deep.equal([...randomUniform([8], { seed: 3 }).data]);
  });

  it("takes nothing from the stream when the shape is refused", () => {
    const stream = new Random(3);
    expect(() => randomUniform([0], { seed: stream })).to.throw(RangeError);
    expect(randomUniform([4], { seed: stream }).data).to.deep.equal(
      randomUniform([4], { seed: 3 }).data,
    );
  });
});

describe("randomNormal(shape, { seed, mean, stddev })", () => {
  it("takes its numbers from Random, one after the other, row by row", () => {
    const random = new Random(5);
    const expected = build([3, 2], () => random.normal(10, 0.5));
    expect(
      randomNormal([3, 2], { seed: 5, mean: 10, stddev: 0.5, dtype: "float64" }).toArray(),
    ).to.deep.equal(expected);
  });

  it("has mean 0 and standard deviation 1 in float32 unless told otherwise", () => {
    const x = randomNormal([20000], { seed: 1 });
    const values = [...x.data];
    const mean = values.reduce((sum, value) => sum + value, 0) / x.size;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.size;
    expect(x.dtype).to.equal("float32");
    expect(mean).to.be.closeTo(0, 0.02);
    expect(variance).to.be.closeTo(1, 0.03);
  });
});
