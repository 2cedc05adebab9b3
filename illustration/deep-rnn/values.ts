import {
  BasicRNNCell,
  dynamicRnn,
  fullyConnected,
  MultiRNNCell,
  tensor,
  trace,
} from "../../src/index.js";
import { EXAMPLE } from "./example.js";

/** What is computed at one time step. */
export interface Step {
  readonly input: number;
  /** The state of each layer, the lowest first. */
  readonly states: readonly number[];
  readonly output: number;
}

/** The example as the engine computes it in float64, one entry a time step. */
export function values(): Step[] {
  const { inputs, layers, Wy, by } = EXAMPLE;
  const cell = new MultiRNNCell(
    layers.map(({ Wx, Wh, b }) => {
      const kernel = tensor([[Wx], [Wh]], "float64");
      return new BasicRNNCell(1, { kernel, bias: tensor([b], "float64") });
    }),
  );
  const outputLayer = fullyConnected(1, {
    kernel: tensor([[Wy]], "float64"),
    bias: tensor([by], "float64"),
  });
  const sequence = tensor([inputs.map((input) => [input])], "float64");
  const run = trace(() => dynamicRnn(cell, sequence));
  const outputs = outputLayer(run.result.outputs).data;
  return inputs.map((input, t) => ({
    input,
    states: layers.map((_, l) => run.values[`cell_${l}/h`].data[t]),
    output: outputs[t],
  }));
}
