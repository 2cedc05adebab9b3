import {
  BasicRNNCell,
  dynamicRnn,
  fullyConnected,
  meanSquaredError,
  MomentumOptimizer,
  tensor,
  type DType,
} from "../../../../src/index.js";
import { given } from "./given.js";
import { onOneBatch, type Model } from "./model.js";

/** A basic network → the next number of a series, at every time step. */
export function forecast(dtype: DType): Model {
  const { series, units, learningRate, momentum } = given.forecast;
  const numbers = series.map((line) => line.map((x) => [x]));
  const inputs = tensor(
    numbers.map((line) => line.slice(0, -1)),
    dtype,
  );
  const targets = tensor(
    numbers.map((line) => line.slice(1)),
    dtype,
  );
  const cell = new BasicRNNCell(units, { inputSize: 1, dtype, seed: 1 });
  const head = fullyConnected(1, { inputSize: units, dtype, seed: 2 });
  const variables = [cell, head].flatMap(({ variables }) => variables);
  const loss = () => meanSquaredError(head(dynamicRnn(cell, inputs).outputs), targets);
  return {
    parts: { rnn: [cell], head },
    variables,
    train: (steps) =>
      onOneBatch(variables, new MomentumOptimizer(learningRate, momentum), loss, steps),
  };
}
