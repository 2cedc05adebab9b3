import { expectAgreement } from "./agree.js";
import { askEngine, askOnnx, draw } from "./onnxruntime/answers.js";
import { directions } from "./onnxruntime/directions.js";
import { kinds } from "./onnxruntime/kinds.js";

/** onnxruntime has these operators in float32 only; their sigmoid and tanh are rational approximations. */
const TOLERANCE = 1e-5;
const SEEDS = [1, 2, 3];
const VARIATIONS = [
  { ragged: false, started: false, how: "whole sequences" },
  { ragged: false, started: true, how: "whole sequences from an initial state" },
  { ragged: true, started: false, how: "sequences of different lengths" },
  { ragged: true, started: true, how: "sequences of different lengths from an initial state" },
];

describe("the engine in float32, beside onnxruntime", () => {
  for (const [name, kind] of Object.entries(kinds)) {
    for (const direction of directions) {
      for (const { how, ...variation } of VARIATIONS) {
        it(`has the same numbers within ${TOLERANCE.toExponential()}: ${name}, ${direction}, ${how}`, async () => {
          for (const seed of SEEDS) {
            const question = draw(kind, direction, { ...variation, seed });
            expectAgreement(askEngine(question), await askOnnx(question), TOLERANCE);
          }
        });
      }
    }
  }
});
