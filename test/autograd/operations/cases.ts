import fc from "fast-check";
import { Tensor, type operations } from "../../../src/index.js";
import { broadcastable, shapes, tensorOf, tensors, withAxis } from "../../support/arbitraries.js";

type Table = typeof operations;

/** What the forward of an operation takes. */
type ArgumentsOf<Name extends keyof Table> = Parameters<Table[Name]["rule"]["forward"]>;

const size = fc.integer({ min: 1, max: 4 });
const positive = { low: 0.5, high: 2 };

/** Two tensors that broadcast to each other. */
const pair = (second = {}) =>
  broadcastable.chain(([a, b]) => fc.tuple(tensorOf(a), tensorOf(b, second)));

/** A tensor, and its shape with some axes at size 1, as the reductions take it. */
const reduced = tensors().chain((x) =>
  fc.tuple(
    fc.constant(x),
    fc.tuple(...x.shape.map((size) => fc.constantFrom(1, size))) as fc.Arbitrary<number[]>,
  ),
);

/** The values moved away from zero, where the rectifier has a kink. */
const awayFromZero = ({ data, shape }: Tensor) =>
  new Tensor(
    data.map((x) => (x < 0 ? x - 0.1 : x + 0.1)),
    shape,
  );

/** The values moved away from −0.5 and 0.75, the limits of the clipping. */
const awayFromLimits = ({ data, shape }: Tensor) =>
  new Tensor(
    data.map((x) => (x < -0.5 ? x - 0.1 : x > 0.75 ? x + 0.1 : x * 0.9)),
    shape,
  );

/** A tensor of values at least 0.1 apart, so that no maximum is about to change places. */
const distinct = withAxis().chain(([x, axis]) => {
  const values = Array.from(x.data, (_, i) => i / 10);
  return fc
    .shuffledSubarray(values, { minLength: x.size })
    .map((data): [Tensor, number] => [new Tensor(Float64Array.from(data), x.shape), axis]);
});

/** For every operation, arguments of every shape that it takes: one without a case does not compile. */
export const cases: { readonly [Name in keyof Table]: fc.Arbitrary<ArgumentsOf<Name>> } = {
  add: pair(),
  sub: pair(),
  mul: pair(),
  div: pair(positive),
  neg: fc.tuple(tensors()),
  square: fc.tuple(tensors()),
  sqrt: fc.tuple(tensors({}, positive)),
  exp: fc.tuple(tensors()),
  log: fc.tuple(tensors({}, positive)),
  tanh: fc.tuple(tensors()),
  sigmoid: fc.tuple(tensors()),
  relu: fc.tuple(tensors().map(awayFromZero)),
  clipByValue: fc.tuple(tensors().map(awayFromLimits), fc.constant(-0.5), fc.constant(0.75)),
  softmax: withAxis(),
  logSoftmax: withAxis(),
  matmul: fc
    .tuple(size, size, size)
    .chain(([n, k, m]) => fc.tuple(tensorOf([n, k]), tensorOf([k, m]))),
  affine: fc
    .tuple(size, size, size)
    .chain(([n, k, m]) => fc.tuple(tensorOf([n, k]), tensorOf([k, m]), tensorOf([m]))),
  transpose: tensors().chain((x) =>
    fc.tuple(
      fc.constant(x),
      fc.shuffledSubarray(
        x.shape.map((_, axis) => axis),
        { minLength: x.rank },
      ),
    ),
  ),
  sum: reduced,
  mean: reduced,
  max: distinct,
  reshape: tensors().chain((x) =>
    fc.tuple(fc.constant(x), fc.shuffledSubarray([...x.shape, 1], { minLength: x.rank + 1 })),
  ),
  slice: withAxis().chain(([x, axis]) =>
    fc
      .integer({ min: 0, max: x.shape[axis] - 1 })
      .chain((start) =>
        fc.tuple(
          fc.constant(x),
          fc.constant(axis),
          fc.constant(start),
          fc.integer({ min: start + 1, max: x.shape[axis] }),
        ),
      ),
  ),
  concat: fc
    .tuple(shapes({ minRank: 1 }), fc.nat(), fc.array(size, { minLength: 1, maxLength: 3 }))
    .chain(([shape, seed, sizes]) => {
      const axis = seed % shape.length;
      return fc.tuple(
        fc.tuple(...sizes.map((size) => tensorOf(shape.with(axis, size)))),
        fc.constant(axis),
      );
    }),
  gather: tensors({ minRank: 1 }).chain((x) =>
    fc.tuple(
      fc.constant(x),
      fc.array(fc.integer({ min: 0, max: x.shape[0] - 1 }), { minLength: 1, maxLength: 6 }),
    ),
  ),
  selectRows: shapes({ minRank: 1 }).chain((shape) =>
    fc.tuple(
      tensorOf(shape),
      tensorOf(shape),
      fc.array(fc.boolean(), { minLength: shape[0], maxLength: shape[0] }),
    ),
  ),
  dropout: fc.tuple(tensors(), fc.double({ min: 0.1, max: 1 }), fc.nat()),
  dropoutOfSteps: fc
    .tuple(tensors({ minRank: 2 }), fc.double({ min: 0.1, max: 0.9 }), fc.constantFrom<0 | 1>(0, 1))
    .chain(([x, keepProb, timeAxis]) => {
      const steps = x.shape[timeAxis];
      const keys = fc.array(fc.nat(), { minLength: steps, maxLength: steps });
      const given = fc.record({ timeAxis: fc.constant(timeAxis), keys });
      return fc.tuple(fc.constant(x), fc.constant(keepProb), given);
    }),
  reverseSequence: fc
    .tuple(tensors({ minRank: 2 }), fc.constantFrom<0 | 1>(0, 1))
    .chain(([x, timeAxis]) => {
      const batch = x.shape[1 - timeAxis];
      const lengths = fc.array(fc.integer({ min: 0, max: x.shape[timeAxis] }), {
        minLength: batch,
        maxLength: batch,
      });
      return fc.tuple(fc.constant(x), fc.record({ timeAxis: fc.constant(timeAxis), lengths }));
    }),
  softmaxCrossEntropy: fc
    .tuple(size, size)
    .chain(([rows, classes]) =>
      fc.tuple(
        tensorOf([rows, classes]),
        fc.array(fc.integer({ min: 0, max: classes - 1 }), { minLength: rows, maxLength: rows }),
      ),
    ),
};
