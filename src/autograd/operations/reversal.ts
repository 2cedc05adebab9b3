import { Tensor } from "../../tensor/tensor.js";
import { operation } from "../operation.js";

/** Which axis is time, and how many steps each sequence has. */
type Sequences = { readonly timeAxis: 0 | 1; readonly lengths: readonly number[] };

/** A copy in which the first steps of each sequence, as many as it has, come in reverse. */
function reversed(x: Tensor, { timeAxis, lengths }: Sequences): Tensor {
  const [batch, time] = [x.shape[1 - timeAxis], x.shape[timeAxis]];
  const width = x.size / (batch * time);
  const place = (i: number, t: number) => (timeAxis === 0 ? t * batch + i : i * time + t) * width;
  const data = x.data.slice();
  lengths.forEach((length, i) => {
    for (let t = 0; t < length; t++) {
      const from = place(i, length - 1 - t);
      data.set(x.data.subarray(from, from + width), place(i, t));
    }
  });
  return new Tensor(data, x.shape);
}

/**
 * Sequences backwards: each one's last step first. Steps past its end stay where they are.
 *
 * Its arguments are checked by its callers, which say in which words.
 */
export const reverseSequence = operation<[x: Tensor, sequences: Sequences]>("reverseSequence", {
  forward: reversed,
  backward: [(gradient, [, sequences]) => reversed(gradient, sequences)],
});
