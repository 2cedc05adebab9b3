import { allocate } from "../../tensor/dtype.js";
import { alongAxis, resolveAxis } from "../../tensor/shape.js";
import { Tensor } from "../../tensor/tensor.js";
import { operation } from "../operation.js";

type Line = Float64Array;

/** Applies `f` to every line of numbers along an axis of tensors of one shape. */
function alongLines(axis: number, xs: readonly Tensor[], f: (...lines: Line[]) => Line): Tensor {
  const [{ shape, dtype, size }] = xs;
  const { outer, length, inner } = alongAxis(shape, axis);
  const data = allocate(dtype, size);
  const lines = xs.map(() => new Float64Array(length));
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * length * inner + i;
      xs.forEach((x, n) => {
        for (let k = 0; k < length; k++) lines[n][k] = x.data[start + k * inner];
      });
      const line = f(...lines);
      for (let k = 0; k < length; k++) data[start + k * inner] = line[k];
    }
  }
  return new Tensor(data, shape);
}

const total = (line: Line): number => line.reduce((sum, value) => sum + value, 0);

/**
 * x − log Σ eˣ. The greatest value is taken out first, so that nothing overflows, and stays out, so
 * that the logarithm is not lost beside a huge one.
 */
function logSoftmaxLine(x: Line): Line {
  const greatest = x.reduce((a, b) => Math.max(a, b), -Infinity);
  const shifted = x.map((value) => value - greatest);
  const logTotal = Math.log(total(shifted.map(Math.exp)));
  return shifted.map((value) => value - logTotal);
}

const softmaxOperation = operation<[x: Tensor, axis: number]>("softmax", {
  forward: (x, axis) => alongLines(axis, [x], (line) => logSoftmaxLine(line).map(Math.exp)),
  backward: [
    (gradient, [, axis], output) =>
      alongLines(axis, [gradient, output], (g, y) => {
        const mean = total(g.map((value, k) => value * y[k]));
        return y.map((value, k) => value * (g[k] - mean));
      }),
  ],
});

const logSoftmaxOperation = operation<[x: Tensor, axis: number]>("logSoftmax", {
  forward: (x, axis) => alongLines(axis, [x], logSoftmaxLine),
  backward: [
    (gradient, [, axis], output) =>
      alongLines(axis, [gradient, output], (g, y) => {
        const sum = total(g);
        return g.map((value, k) => value - Math.exp(y[k]) * sum);
      }),
  ],
});

/** Probabilities along an axis (the last unless given): eˣ / Σ eˣ, without overflow. */
export function softmax(x: Tensor, axis = -1): Tensor {
  return softmaxOperation(x, resolveAxis("softmax", axis, x.rank));
}

/** The logarithms of the softmax along an axis (the last unless given): x − log Σ eˣ. */
export function logSoftmax(x: Tensor, axis = -1): Tensor {
  return logSoftmaxOperation(x, resolveAxis("logSoftmax", axis, x.rank));
}

export const softmaxes = { softmax: softmaxOperation, logSoftmax: logSoftmaxOperation };
