import fc from "fast-check";
import { Random } from "../../src/index.js";
import { toOnnx } from "../../src/onnx/index.js";
import { expectAgreement } from "./agree.js";
import { models, twoSizes } from "./onnx/arbitraries.js";
import { runEngine } from "./onnx/engine.js";
import { makeModel } from "./onnx/model.js";
import type { ModelPlan } from "./onnx/plan.js";
import { draw, spoilt } from "./onnx/question.js";
import { load } from "./onnxruntime/session.js";

describe("toOnnx(parts), as onnxruntime runs it", function () {
  this.timeout(60_000);

  it("is a model without a recurrent network, too, whose lengths nobody reads", async () => {
    const plan: ModelPlan = {
      dtype: "float32",
      features: 3,
      vocabulary: 5,
      parts: ["tanh", { dense: 4, activation: "sigmoid" }, "logSoftmax"],
      sequenceLengths: true,
      states: true,
      seed: 1,
    };
    const model = makeModel(plan);
    const session = await load(toOnnx(model.parts, { sequenceLengths: true, states: true }));
    const question = draw(model, { batch: 2, time: 3 }, new Random(1));
    expectAgreement(runEngine(model, question), await session.run(question), 1e-5);
    await session.release();
  });

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
