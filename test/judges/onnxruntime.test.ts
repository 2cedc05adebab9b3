import { expectAgreement } from "./agree.js";
import { askEngine, askOnnx } from "./onnxruntime/answers.js";
import { directions } from "./onnxruntime/directions.js";
import { kinds } from "./onnxruntime/kinds.js";
import { draw } from "./onnxruntime/question.js";

/** onnxruntime has these operators in float32 only; their sigmoid and tanh are rational approximations. */
const TOLERANCE = 1e-5;
const SEEDS = [1, 2, 3];
const VARIATIONS = [1, 2].flatMap((depth) =>
  [
    { ragged: false, started: false, how: "whole sequences" },
    { ragged: false, started: true, how: "whole sequences from an initial state" },
    { ragged: true, started: false, how: "sequences of different lengths" },
    { ragged: true, started: true, how: "sequences of different lengths from an initial state" },
  ].map((variation) => ({ ...variation, depth })),
);

describe("the engine in float32, beside onnxruntime", () => {
  for (const [name, kind] of Object.entries(kinds)) {
    for (const direction of directions) {
      for (const { how, ...variation } of VARIATIONS) {
        const layers = variation.depth === 1 ? "" : `, ${variation.depth} layers`;
        it(`has the same numbers within ${TOLERANCE.toExponential()}: ${name}${layers}, ${direction}, ${how}`, async () => {
          for (const seed of SEEDS) {
            const question = draw(kind, direction, { ...variation, seed });
            expectAgreement(askEngine(question), await askOnnx(question), TOLERANCE);
          }
        });
      }
    }
  }
});
