import type { Sizes } from "../../configurations.js";
import { jax, type JaxArray } from "./library.js";

const { numpy: np, nn } = jax;

/** W_x, W_h and b of each layer, then W and b of the readout. */
export type Parameters = readonly JaxArray[];

/** The mean softmax cross-entropy of an LSTM over sequences `[time · batch, features]`. */
export function lossOf(
  { batch, time, units, layers }: Sizes,
  x: JaxArray,
  targets: JaxArray,
  mask: JaxArray | undefined,
): (parameters: Parameters) => JaxArray {
  const layer = (inputs: JaxArray, [wx, wh, b]: readonly JaxArray[]): JaxArray => {
    const projected = np.matmul(inputs, wx!).add(b!);
    let h = np.zeros([batch, units]);
    let c = np.zeros([batch, units]);
    const outputs: JaxArray[] = [];
    for (let t = 0; t < time; t++) {
      const z = projected.ref.slice([t * batch, (t + 1) * batch]).add(np.matmul(h, wh!.ref));
      const gate = (k: number) => z.ref.slice([], [k * units, (k + 1) * units]);
      const [i, j, f, o] = [gate(0), gate(1), gate(2), gate(3)];
      z.dispose();
      c = nn
        .sigmoid(f)
        .mul(c)
        .add(nn.sigmoid(i).mul(np.tanh(j)));
      h = nn.sigmoid(o).mul(np.tanh(c.ref));
      outputs.push(h.ref);
    }
    for (const used of [h, c, projected, wh!]) used.dispose();
    return np.concatenate(outputs, 0);
  };
  return (parameters) => {
    let outputs = layer(x, parameters.slice(0, 3));
    if (layers === 2) outputs = layer(outputs.mul(mask!), parameters.slice(3, 6));
    const [w, b] = parameters.slice(-2);
    const logits = np.matmul(outputs, w!).add(b!);
    return nn
      .logSoftmax(logits, -1)
      .mul(targets)
      .sum()
      .mul(-1 / (time * batch));
  };
}
