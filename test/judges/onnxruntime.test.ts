import { Random } from "../../src/index.js";
import { toOnnx } from "../../src/onnx/index.js";
import { expectAgreement } from "./agree.js";
import { runEngine } from "./onnx/engine.js";
import { kinds, type KindName } from "./onnx/kinds.js";
import { makeModel } from "./onnx/model.js";
import type { CellPlan, ModelPlan } from "./onnx/plan.js";
import { draw, spoilt } from "./onnx/question.js";
import { load } from "./onnxruntime/session.js";

/** onnxruntime has RNN, LSTM and GRU in float32 only; their sigmoid and tanh are rational approximations. */
const TOLERANCE = 1e-5;
const SEEDS = [1, 2, 3];
const VARIATIONS = [1, 2].flatMap((depth) =>
  [
    { sequenceLengths: false, states: false, how: "whole sequences" },
    { sequenceLengths: false, states: true, how: "whole sequences from an initial state" },
    { sequenceLengths: true, states: false, how: "sequences of different lengths" },
    {
      sequenceLengths: true,
      states: true,
      how: "sequences of different lengths from an initial state",
    },
  ].map((variation) => ({ ...variation, depth })),
);

describe("the engine in float32, beside onnxruntime, which runs what toOnnx(parts) writes", () => {
  for (const kind of Object.keys(kinds) as KindName[]) {
    for (const direction of ["forward", "bidirectional"] as const) {
      for (const { how, depth, ...options } of VARIATIONS) {
        const layers = depth === 1 ? "" : `, ${depth} layers`;
        it(`has the same numbers within ${TOLERANCE.toExponential()}: ${kind}${layers}, ${direction}, ${how}`, async () => {
          for (const seed of SEEDS) {
            const random = new Random(seed);
            const cell: CellPlan = { kind, units: 1 + random.integer(6) };
            const ways = direction === "forward" ? ([cell] as const) : ([cell, cell] as const);
            const network = { layers: Array(depth).fill({ ways, stateIsTuple: true }) };
            const plan: ModelPlan = {
              dtype: "float32",
              features: 1 + random.integer(5),
              parts: [network],
              ...options,
              seed,
            };
            const model = makeModel(plan);
            const sizes = { batch: 2 + random.integer(3), time: 2 + random.integer(6) };
            const question = draw(model, sizes, random);
            const session = await load(toOnnx(model.parts, options));
            // The engine must not look at padding, whatever stands there.
            const made = runEngine(model, spoilt(question));
            expectAgreement(made, await session.run(question), TOLERANCE);
            await session.release();
          }
        });
      }
    }
  }
});
