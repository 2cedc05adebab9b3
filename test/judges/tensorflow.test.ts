import { expectAgreement } from "./agree.js";
import { engine } from "./engine/index.js";
import { engineNetworks, engineTrainings } from "./engine/variant-questions.js";
import { tensorflow, tensorflowVariants } from "./tensorflow/index.js";
import { lstmLayer } from "./tensorflow/lstm.js";
import { simpleRnn } from "./tensorflow/recurrence.js";
import { stackedCells } from "./tensorflow/stacked-cells.js";
import { variants } from "./variants.js";

const TOLERANCE = 1e-5;

describe("the engine in float32, beside TensorFlow.js", () => {
  for (const question of Object.keys(tensorflow) as (keyof typeof tensorflow)[]) {
    it(`has the same numbers within ${TOLERANCE.toExponential()}: ${question}`, async () => {
      const judge = await tensorflow[question]("float32");
      expectAgreement(await engine[question]("float32"), judge, TOLERANCE);
    });
  }

  const asked = {
    ...engineNetworks(true),
    ...engineNetworks(true, variants.resettingBefore),
    ...engineTrainings,
  };
  for (const [question, judge] of Object.entries(tensorflowVariants)) {
    it(`has the same numbers within ${TOLERANCE.toExponential()}: ${question}`, async () => {
      expectAgreement(await asked[question]("float32"), judge(), TOLERANCE);
    });
  }

  it(`has the same numbers within ${TOLERANCE.toExponential()} as tf.layers.simpleRNN: recurrence`, async () => {
    expectAgreement(await engine.recurrence("float32"), simpleRnn("tanh"), TOLERANCE);
  });

  it(`has the same numbers within ${TOLERANCE.toExponential()} as tf.layers.simpleRNN: recurrence with relu`, async () => {
    expectAgreement(await engine["recurrence with relu"]("float32"), simpleRnn("relu"), TOLERANCE);
  });

  it(`has the same numbers within ${TOLERANCE.toExponential()} as tf.layers.lstm: LSTM`, async () => {
    expectAgreement(await engine.LSTM("float32"), lstmLayer(), TOLERANCE);
  });

  it(`has the same numbers within ${TOLERANCE.toExponential()} as tf.layers.rnn of several cells: deep LSTM`, async () => {
    const judge = stackedCells(variants.networks["deep LSTM"]);
    expectAgreement(await asked["deep LSTM"]("float32"), judge, TOLERANCE);
  });
});
