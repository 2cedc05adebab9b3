import {
  BasicRNNCell,
  bidirectionalDynamicRnn,
  concat,
  fullyConnected,
  tensor,
} from "../../src/index.js";
import { EXAMPLE, type Direction } from "./example.js";

/** What is computed at one time step. */
export interface Step {
  readonly input: number;
  readonly fw: number;
  readonly bw: number;
  readonly output: number;
}

function cell(direction: Direction): BasicRNNCell {
  const { Wx, Wh, b } = EXAMPLE[direction];
  return new BasicRNNCell(1, {
    kernel: tensor([[Wx], [Wh]], "float64"),
    bias: tensor([b], "float64"),
  });
}

/** The example as the engine computes it in float64, one entry a time step. */
export function values(): Step[] {
  const { inputs, Wy, by } = EXAMPLE;
  const sequence = tensor([inputs.map((input) => [input])], "float64");
  const [both] = bidirectionalDynamicRnn(cell("fw"), cell("bw"), sequence);
  const outputLayer = fullyConnected(by.length, {
    kernel: tensor(Wy, "float64"),
    bias: tensor(by, "float64"),
  });
  const [fw, bw] = both.map(({ data }) => [...data]);
  const outputs = [...outputLayer(concat(both, 2)).data];
  return inputs.map((input, t) => ({ input, fw: fw[t], bw: bw[t], output: outputs[t] }));
}
