import fc from "fast-check";
import { Random } from "../../src/index.js";
import { toOnnx } from "../../src/onnx/index.js";
import { expectAgreement } from "./agree.js";
import { models, twoSizes } from "./onnx/arbitraries.js";
import { runEngine } from "./onnx/engine.js";
import { makeModel } from "./onnx/model.js";
import { draw, spoilt } from "./onnx/question.js";
import { load } from "./onnxruntime/session.js";

describe("toOnnx(parts), as onnxruntime runs it", function () {
  this.timeout(60_000);

  it("is any model of the engine, to 1e-5, from one file for each size of batch and time, whatever is in the padding", async () => {
    await fc.assert(
      fc.asyncProperty(models(), twoSizes, async (plan, sizes) => {
        const model = makeModel(plan);
        const { sequenceLengths, states } = plan;
        const session = await load(toOnnx(model.parts, { sequenceLengths, states }));
        const random = new Random(plan.seed);
        try {
          for (const size of sizes) {
            const question = draw(model, size, random);
            const made = runEngine(model, spoilt(question));
            expectAgreement(made, await session.run(question), 1e-5);
            expectAgreement(made, await session.run(spoilt(question)), 1e-5);
          }
        } finally {
          await session.release();
        }
      }),
      { numRuns: 300 },
    );
  });
});
