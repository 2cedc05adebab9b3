import fc from "fast-check";
import { kinds, type KindName } from "./kinds.js";
import type { CellPlan, FunctionName, LayerPlan, ModelPlan, PartPlan } from "./plan.js";
import type { Sizes } from "./question.js";

const upTo = (max: number) => fc.integer({ min: 1, max });

const single = fc.record({
  kind: fc.constantFrom(...(Object.keys(kinds) as KindName[])),
  units: upTo(5),
});

/** Cells, and what is made of them, two or three times inside of each other. */
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

const pair = <T>(one: T): [T, T] => [one, one];

/** One direction, both with cells of one formula, or both with any. */
const layer: fc.Arbitrary<LayerPlan> = fc.record({
  ways: fc.oneof(
    cell.map((one): [CellPlan] => [one]),
    single.map((one) => pair<CellPlan>(one)),
    fc.tuple(cell, cell),
  ),
  stateIsTuple: fc.boolean(),
});

const network = fc.record({ layers: fc.array(layer, { minLength: 1, maxLength: 3 }) });

const elementwise = fc.constantFrom<FunctionName>("tanh", "sigmoid", "relu");
const ofRows = fc.constantFrom<FunctionName>("softmax", "logSoftmax");

const dense = fc.record(
  { dense: upTo(5), activation: fc.oneof(elementwise, ofRows) },
  { requiredKeys: ["dense"] },
);

/** At most one of something. */
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 1 });

const parts: fc.Arbitrary<PartPlan[]> = fc
  .tuple(
    perhaps(dense),
    network,
    perhaps(fc.oneof(dense, elementwise)),
    perhaps(network),
    fc.boolean(),
    fc.array(fc.oneof(dense, elementwise), { maxLength: 2 }),
    perhaps(ofRows),
  )
  .map(([first, lower, between, upper, last, above, end]) => [
    ...first,
    lower,
    // What is to give its last state must be a network.
    ...(upper.length > 0 || !last ? between : []),
    ...upper,
    ...(last ? (["last state"] as const) : []),
    ...above,
    ...end,
  ]);

export const models: fc.Arbitrary<ModelPlan> = fc.record(
  {
    dtype: fc.constant("float32"),
    features: upTo(5),
    vocabulary: upTo(7),
    parts,
    sequenceLengths: fc.boolean(),
    states: fc.boolean(),
    seed: fc.nat(),
  },
  { requiredKeys: ["dtype", "features", "parts", "sequenceLengths", "states", "seed"] },
);

/** Two sizes of what one file is given, the second of one sequence, one time step, or both. */
export const twoSizes: fc.Arbitrary<[Sizes, Sizes]> = fc.tuple(
  fc.record({ batch: upTo(4), time: upTo(6) }),
  fc.oneof(
    fc.record({ batch: fc.constant(1), time: upTo(6) }),
    fc.record({ batch: upTo(4), time: fc.constant(1) }),
  ),
);
