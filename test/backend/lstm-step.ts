import { k, numbers, type Block } from "./block.js";
import { logistic, type Values } from "./differences.js";

export const FORGET_BIAS = 0.7;

export interface Example {
  readonly rows: number;
  readonly H: number;
  readonly seed: number;
}

/** The inputs of a step; without peepholes their weights are zeros. */
export function inputsOf({ rows, H, seed }: Example, peepholes: boolean) {
  const weights = (seed: number) => (peepholes ? numbers(H, seed) : new Float32Array(H));
  return {
    z: numbers(rows * 4 * H, seed, 3),
    bias: numbers(4 * H, seed + 1),
    cPrevious: numbers(rows * H, seed + 2, 2),
    wI: weights(seed + 3),
    wF: weights(seed + 4),
    wO: weights(seed + 5),
  };
}

/** The gates of number n of a row, by their letters, in `[rows, 4H]`. */
export function gatesOf(H: number, index: number) {
  const n = index % H;
  const at = Math.floor(index / H) * 4 * H + n;
  return { n, i: at, j: at + H, f: at + 2 * H, o: at + 3 * H };
}

/** The formulas of TensorFlow's LSTMCell, in float64. */
export function step(H: number, { z, bias, cPrevious, wI, wF, wO }: Values): Values {
  const outputs = {
    gates: new Float64Array(z.length),
    c: new Float64Array(cPrevious.length),
    tanhC: new Float64Array(cPrevious.length),
    h: new Float64Array(cPrevious.length),
  };
  cPrevious.forEach((before, index) => {
    const { n, i, j, f, o } = gatesOf(H, index);
    const { gates, c, tanhC, h } = outputs;
    gates[i] = logistic(z[i] + bias[n] + before * wI[n]);
    gates[j] = Math.tanh(z[j] + bias[H + n]);
    gates[f] = logistic(z[f] + bias[2 * H + n] + FORGET_BIAS + before * wF[n]);
    c[index] = before * gates[f] + gates[i] * gates[j];
    gates[o] = logistic(z[o] + bias[3 * H + n] + c[index] * wO[n]);
    tanhC[index] = Math.tanh(c[index]);
    h[index] = tanhC[index] * gates[o];
  });
  return outputs;
}

type Inputs = ReturnType<typeof inputsOf>;

/** Blocks of a step whose forward pass is done. */
export function forward(
  block: (values: ArrayLike<number>) => Block,
  { rows, H }: Example,
  inputs: Inputs,
  peepholes: boolean,
) {
  const fresh = () => block(new Float32Array(rows * H).fill(NaN));
  const b = {
    gates: block(inputs.z),
    cPrevious: block(inputs.cPrevious),
    c: fresh(),
    tanhC: fresh(),
    h: fresh(),
    wI: block(inputs.wI),
    wF: block(inputs.wF),
    wO: block(inputs.wO),
  };
  const bias = block(inputs.bias).pointer;
  const states = [b.cPrevious.pointer, b.c.pointer, b.tanhC.pointer, b.h.pointer] as const;
  const weights = [b.wI.pointer, b.wF.pointer, b.wO.pointer] as const;
  const gates = b.gates.pointer;
  if (peepholes) k.peepholeForward(rows, H, gates, bias, FORGET_BIAS, ...weights, ...states);
  else k.lstmForward(rows, H, gates, bias, FORGET_BIAS, ...states);
  return b;
}

/** Blocks of gradients, and their numbers before the backward pass, which is done. */
export function backward(
  block: (values: ArrayLike<number>) => Block,
  { rows, H, seed }: Example,
  b: ReturnType<typeof forward>,
  peepholes: boolean,
) {
  const before = {
    dh: numbers(rows * H, seed + 6),
    dc: numbers(rows * H, seed + 7),
    wI: numbers(H, seed + 8),
    wF: numbers(H, seed + 9),
    wO: numbers(H, seed + 10),
  };
  const [dh, dc] = [block(before.dh), block(before.dc)];
  const dw = { wI: block(before.wI), wF: block(before.wF), wO: block(before.wO) };
  const states = [b.cPrevious.pointer, b.tanhC.pointer, dh.pointer, dc.pointer] as const;
  if (!peepholes) k.lstmBackward(rows, H, b.gates.pointer, ...states);
  else {
    const [cPrevious, ...later] = states;
    const weights = [b.wI.pointer, b.wF.pointer, b.wO.pointer] as const;
    const sums = [dw.wI.pointer, dw.wF.pointer, dw.wO.pointer] as const;
    const gates = b.gates.pointer;
    k.peepholeBackward(rows, H, gates, ...weights, cPrevious, b.c.pointer, ...later, ...sums);
  }
  return { before, dh, dc, dw };
}
