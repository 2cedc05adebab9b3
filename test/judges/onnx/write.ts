import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Random, stack, Tensor } from "../../../src/index.js";
import { toOnnx } from "../../../src/onnx/index.js";
import { models } from "./arbitraries.js";
import { runEngine } from "./engine.js";
import { kinds, type KindName } from "./kinds.js";
import { makeModel } from "./model.js";
import type { ModelPlan } from "./plan.js";
import { draw, type Question } from "./question.js";

/** A tensor as check.py reads it. */
interface Written {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

const SEED = 2016_11_04;
const SIZES = [
  { batch: 3, time: 5, whole: true },
  { batch: 1, time: 2, whole: true },
];

/** What the reference implementation of ONNX runs: it takes tanh for whatever activation a node has. */
const usual = (Object.keys(kinds) as KindName[]).filter((kind) => !kind.includes(", with "));

const sampleOf = (arbitrary: fc.Arbitrary<ModelPlan>, numRuns: number) =>
  fc.sample(arbitrary, { numRuns, seed: SEED });

const plans = [
  ...sampleOf(models(), 30),
  ...sampleOf(models("float32", usual), 20),
  ...sampleOf(models("float64", usual), 20),
];

// Writes models into a folder, and what the engine makes with them, for check.py.
const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const written = plans.map((plan, n) => {
  const { dtype, sequenceLengths, states, seed } = plan;
  const model = makeModel(plan);
  const name = `${n}.onnx`;
  writeFileSync(join(folder, name), toOnnx(model.parts, { sequenceLengths, states }));
  const random = new Random(seed);
  const runs = SIZES.map((sizes) => {
    const question = draw(model, sizes, random);
    const outputs = Object.entries(runEngine(model, question)).map(([name, x]) => [
      name,
      inFile(x),
    ]);
    return { inputs: inputsOf(question), outputs: Object.fromEntries(outputs) };
  });
  return { file: name, dtype, plan, runs };
});
writeFileSync(join(folder, "models.json"), JSON.stringify(written));

function inFile({ dtype, shape, data }: Tensor): Written {
  return { dtype, shape, data: [...data] };
}

function inputsOf({ input, lengths, states }: Question): Record<string, Written> {
  const named = [...states].map(([name, ways]) => [name, inFile(stack(ways, 0))] as const);
  return {
    input:
      input instanceof Tensor
        ? inFile(input)
        : { dtype: "int64", shape: [input.length, input[0].length], data: input.flat() },
    ...(lengths && {
      sequence_lengths: { dtype: "int32", shape: [lengths.length], data: lengths },
    }),
    ...Object.fromEntries(named),
  };
}
