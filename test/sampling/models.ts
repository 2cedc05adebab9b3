import fc from "fast-check";
import {
  BasicLSTMCell,
  embedding,
  fullyConnected,
  stepModel,
  tensor,
  Tensor,
  type LSTMState,
  type State,
  type StepModel,
} from "../../src/index.js";

/** A model whose next id depends on the last one alone: a row of logits for each. */
export function bigram(rows: readonly (readonly number[])[]): StepModel<Tensor> {
  return (ids) => ({
    logits: tensor(
      ids.map((id) => rows[id]),
      "float64",
    ),
    state: tensor(ids.map((id) => [id])),
  });
}

/** A recurrent network of this many classes that has learnt nothing, its logits far apart. */
export function network(classes: number, seed: number): StepModel<LSTMState> {
  const embed = embedding(classes, 3, { seed });
  const cell = new BasicLSTMCell(4, { inputSize: 3, seed: seed + 1 });
  const readout = fullyConnected(classes, { inputSize: 4, seed: seed + 2 });
  const far = (output: Tensor) => {
    const { data, shape } = readout(output);
    return new Tensor(
      data.map((z: number) => 20 * z),
      shape,
    );
  };
  return stepModel(embed, cell, far);
}

/** Networks of two or three classes, with an id to start from. */
export const networks = fc.record({
  classes: fc.integer({ min: 2, max: 3 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
});

/** ln P(ids | start), one step after the other. */
export function logProbabilityOf<S extends State>(
  model: StepModel<S>,
  start: readonly number[],
  ids: readonly number[],
): number {
  let total = 0;
  let state: S | undefined;
  [...start, ...ids].forEach((id, t, all) => {
    const made = model([id], state);
    state = made.state;
    const next = all[t + 1];
    if (t < start.length - 1 || next === undefined) return;
    const z = [...made.logits.data];
    total += z[next] - Math.log(z.reduce((sum, x) => sum + Math.exp(x), 0));
  });
  return total;
}
