import fc from "fast-check";
import type { DType } from "../../../src/index.js";
import { kinds, type KindName } from "./kinds.js";
import type { CellPlan, FunctionName, LayerPlan, ModelPlan, PartPlan } from "./plan.js";
import type { Sizes } from "./question.js";

const upTo = (max: number) => fc.integer({ min: 1, max });

const allKinds = Object.keys(kinds) as KindName[];

const pair = <T>(one: T): [T, T] => [one, one];

const ofOneSize = ([one, other, units]: [KindName, KindName, number]): [CellPlan, CellPlan] => [
  { kind: one, units },
  { kind: other, units },
];

/** A layer of one direction, of both with cells of one formula, of one size, or of both with any. */
function layers(kinds: readonly KindName[]): fc.Arbitrary<LayerPlan> {
  const kind = fc.constantFrom(...kinds);
  const single = fc.record({ kind, units: upTo(5) });
  const { cell } = fc.letrec<{ cell: CellPlan; deep: CellPlan }>((tie) => ({
    cell: fc.oneof(
      { maxDepth: 2, depthIdentifier: "cell" },
      { weight: 3, arbitrary: single },
      { weight: 1, arbitrary: fc.record({ residual: tie("cell") }) },
      { weight: 1, arbitrary: fc.record({ dropout: tie("cell") }) },
      { weight: 1, arbitrary: tie("deep") },
    ),
    deep: fc.record({
      cells: fc.array(tie("cell"), { minLength: 1, maxLength: 3, depthIdentifier: "cell" }),
    }),
  }));
  return fc.record({
    ways: fc.oneof(
      cell.map((one): [CellPlan] => [one]),
      single.map((one) => pair<CellPlan>(one)),
      fc.tuple(kind, kind, upTo(5)).map(ofOneSize),
      fc.tuple(cell, cell),
    ),
    stateIsTuple: fc.boolean(),
  });
}

const elementwise = fc.constantFrom<FunctionName>("tanh", "sigmoid", "relu");
const ofRows = fc.constantFrom<FunctionName>("softmax", "logSoftmax");

const dense = fc.record({
  dense: upTo(5),
  activation: fc.oneof(fc.constant(undefined), elementwise, ofRows),
});

/** At most one of something. */
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 1 });

/** One recurrent network or two, with what may stand before, between and after them. */
function parts(kinds: readonly KindName[]): fc.Arbitrary<PartPlan[]> {
  const network = fc.record({ layers: fc.array(layers(kinds), { minLength: 1, maxLength: 3 }) });
  return fc
    .tuple(
      perhaps(dense),
      network,
      perhaps(fc.tuple(perhaps(fc.oneof(dense, elementwise)), network)),
      fc.boolean(),
      fc.array(fc.oneof(dense, elementwise), { maxLength: 2 }),
      perhaps(ofRows),
    )
    .map(([first, lower, upper, last, above, end]) => [
      ...first,
      lower,
      ...upper.flatMap(([between, network]) => [...between, network]),
      ...(last ? (["last state"] as const) : []),
      ...above,
      ...end,
    ]);
}

/** Models with cells of these kinds. */
export const models = (
  dtype: DType = "float32",
  kinds: readonly KindName[] = allKinds,
): fc.Arbitrary<ModelPlan> =>
  fc.record({
    dtype: fc.constant(dtype),
    features: upTo(5),
    vocabulary: fc.oneof(fc.constant(undefined), upTo(7)),
    parts: parts(kinds),
    sequenceLengths: fc.boolean(),
    states: fc.boolean(),
    seed: fc.nat(),
  });

/** Two sizes of what one file is given, the second of one sequence, one time step, or both. */
export const twoSizes: fc.Arbitrary<[Sizes, Sizes]> = fc.tuple(
  fc.record({ batch: upTo(4), time: upTo(6) }),
  fc.oneof(
    fc.record({ batch: fc.constant(1), time: upTo(6) }),
    fc.record({ batch: upTo(4), time: fc.constant(1) }),
  ),
);
