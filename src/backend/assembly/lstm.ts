import { Sigmoid } from "./sigmoid";
import { Tanh } from "./tanh";

/**
 * A step of the LSTM (Hochreiter and Schmidhuber, 1997, with the forget gate of Gers, Schmidhuber and
 * Cummins, 2000) for rows of H numbers, H a multiple of 4. `gates` is `[rows, 4H]` in TensorFlow's
 * order i, j, f, o: x W_x + h W_h comes in, the values of the gates go out.
 * c = cPrevious·f + i·j, tanhC = tanh(c), h = tanhC·o.
 */
export function lstmForward(
  rows: i32,
  H: i32,
  gates: usize,
  bias: usize,
  forgetBias: f32,
  cPrevious: usize,
  c: usize,
  tanhC: usize,
  h: usize,
): void {
  const row = (<usize>H) << 2;
  const forgetBiases = f32x4.splat(forgetBias);
  const biasJ = bias + row;
  const biasF = biasJ + row;
  const biasO = biasF + row;
  for (; rows > 0; rows--) {
    const gateJ = gates + row;
    const gateF = gateJ + row;
    const gateO = gateF + row;
    for (let n: usize = 0; n < row; n += 16) {
      const i = Sigmoid.of(f32x4.add(v128.load(gates + n), v128.load(bias + n)));
      const j = Tanh.of(f32x4.add(v128.load(gateJ + n), v128.load(biasJ + n)));
      const zF = f32x4.add(v128.load(gateF + n), v128.load(biasF + n));
      const f = Sigmoid.of(f32x4.add(zF, forgetBiases));
      const o = Sigmoid.of(f32x4.add(v128.load(gateO + n), v128.load(biasO + n)));
      const cell = f32x4.add(f32x4.mul(v128.load(cPrevious + n), f), f32x4.mul(i, j));
      const squashed = Tanh.of(cell);
      v128.store(gates + n, i);
      v128.store(gateJ + n, j);
      v128.store(gateF + n, f);
      v128.store(gateO + n, o);
      v128.store(c + n, cell);
      v128.store(tanhC + n, squashed);
      v128.store(h + n, f32x4.mul(squashed, o));
    }
    gates += row << 2;
    cPrevious += row;
    c += row;
    tanhC += row;
    h += row;
  }
}

/**
 * The step's backward pass: in `dh` and `dc` come the gradients of h and, from the later step, of c;
 * `gates` becomes the gradient of x W_x + h W_h + b, and `dc` that of cPrevious.
 */
export function lstmBackward(
  rows: i32,
  H: i32,
  gates: usize,
  cPrevious: usize,
  tanhC: usize,
  dh: usize,
  dc: usize,
): void {
  const row = (<usize>H) << 2;
  for (; rows > 0; rows--) {
    const gateJ = gates + row;
    const gateF = gateJ + row;
    const gateO = gateF + row;
    for (let n: usize = 0; n < row; n += 16) {
      const i = v128.load(gates + n);
      const j = v128.load(gateJ + n);
      const f = v128.load(gateF + n);
      const o = v128.load(gateO + n);
      const squashed = v128.load(tanhC + n);
      const dH = v128.load(dh + n);
      const dSquashed = Tanh.derivative(squashed, f32x4.mul(dH, o));
      const dC = f32x4.add(v128.load(dc + n), dSquashed);
      v128.store(gates + n, Sigmoid.derivative(i, f32x4.mul(dC, j)));
      v128.store(gateJ + n, Tanh.derivative(j, f32x4.mul(dC, i)));
      v128.store(gateF + n, Sigmoid.derivative(f, f32x4.mul(dC, v128.load(cPrevious + n))));
      v128.store(gateO + n, Sigmoid.derivative(o, f32x4.mul(dH, squashed)));
      v128.store(dc + n, f32x4.mul(dC, f));
    }
    gates += row << 2;
    cPrevious += row;
    tanhC += row;
    dh += row;
    dc += row;
  }
}
