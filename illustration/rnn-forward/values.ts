import { BasicRNNCell, dynamicRnn, fullyConnected, tensor, trace } from "../../src/index.js";
import { EXAMPLE } from "./example.js";

/** What one time step computes. */
export interface Step {
  readonly input: number;
  /** The state that the step starts from. */
  readonly before: readonly number[];
  /** What tanh is applied to: z in the formulas. */
  readonly preActivations: readonly number[];
  readonly state: readonly number[];
  readonly output: number;
}

type Sequences = number[][][];

/** The example's forward pass as the engine computes it in float64, one entry a time step. */
export function values(): Step[] {
  const { inputs, initialState, Wh, Wx, b, Wy, by } = EXAMPLE;
  const cell = new BasicRNNCell(b.length, {
    kernel: tensor([...Wx, ...Wh], "float64"),
    bias: tensor(b, "float64"),
  });
  const outputLayer = fullyConnected(by.length, {
    kernel: tensor(Wy, "float64"),
    bias: tensor(by, "float64"),
  });
  const sequence = tensor([inputs.map((input) => [input])], "float64");
  const start = tensor([initialState], "float64");
  const run = trace(() => dynamicRnn(cell, sequence, { initialState: start }));
  const [states] = run.result.outputs.toArray() as Sequences;
  const [outputs] = outputLayer(run.result.outputs).toArray() as Sequences;
  const preActivations = run.values.z.toArray() as Sequences;
  return inputs.map((input, t) => ({
    input,
    before: t === 0 ? initialState : states[t - 1],
    preActivations: preActivations[t][0],
    state: states[t],
    output: outputs[t][0],
  }));
}
