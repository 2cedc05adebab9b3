import { Sigmoid } from "./sigmoid";
import { Tanh } from "./tanh";

/**
 * A step of the LSTM with peepholes (Gers and Schmidhuber, 2000; TensorFlow's LSTMCell), whose gates
 * see the cell: i and f the one before, weighted w_i and w_f, o the new one, weighted w_o. The rest is as
 * for `lstmForward`.
 */
export function peepholeForward(
  rows: i32,
  H: i32,
  gates: usize,
  bias: usize,
  forgetBias: f32,
  weightsI: usize,
  weightsF: usize,
  weightsO: usize,
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
      const before = v128.load(cPrevious + n);
      const zI = f32x4.add(v128.load(gates + n), v128.load(bias + n));
      const i = Sigmoid.of(f32x4.add(zI, f32x4.mul(before, v128.load(weightsI + n))));
      const j = Tanh.of(f32x4.add(v128.load(gateJ + n), v128.load(biasJ + n)));
      const zF = f32x4.add(f32x4.add(v128.load(gateF + n), v128.load(biasF + n)), forgetBiases);
      const f = Sigmoid.of(f32x4.add(zF, f32x4.mul(before, v128.load(weightsF + n))));
      const cell = f32x4.add(f32x4.mul(before, f), f32x4.mul(i, j));
      const zO = f32x4.add(v128.load(gateO + n), v128.load(biasO + n));
      const o = Sigmoid.of(f32x4.add(zO, f32x4.mul(cell, v128.load(weightsO + n))));
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
 * The step's backward pass, as `lstmBackward`; the gradients of the peepholes' weights are added to `dwI`,
 * `dwF` and `dwO`, row after row.
 */
export function peepholeBackward(
  rows: i32,
  H: i32,
  gates: usize,
  weightsI: usize,
  weightsF: usize,
  weightsO: usize,
  cPrevious: usize,
  c: usize,
  tanhC: usize,
  dh: usize,
  dc: usize,
  dwI: usize,
  dwF: usize,
  dwO: usize,
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
      const before = v128.load(cPrevious + n);
      const dH = v128.load(dh + n);
      const dO = Sigmoid.derivative(o, f32x4.mul(dH, squashed));
      const dSquashed = Tanh.derivative(squashed, f32x4.mul(dH, o));
      const dOwn = f32x4.add(v128.load(dc + n), dSquashed);
      const dC = f32x4.add(dOwn, f32x4.mul(dO, v128.load(weightsO + n)));
      const dI = Sigmoid.derivative(i, f32x4.mul(dC, j));
      const dF = Sigmoid.derivative(f, f32x4.mul(dC, before));
      v128.store(gates + n, dI);
      v128.store(gateJ + n, Tanh.derivative(j, f32x4.mul(dC, i)));
      v128.store(gateF + n, dF);
      v128.store(gateO + n, dO);
      const dBefore = f32x4.add(f32x4.mul(dC, f), f32x4.mul(dI, v128.load(weightsI + n)));
      v128.store(dc + n, f32x4.add(dBefore, f32x4.mul(dF, v128.load(weightsF + n))));
      accumulate(dwI + n, f32x4.mul(dI, before));
      accumulate(dwF + n, f32x4.mul(dF, before));
      accumulate(dwO + n, f32x4.mul(dO, v128.load(c + n)));
    }
    gates += row << 2;
    cPrevious += row;
    c += row;
    tanhC += row;
    dh += row;
    dc += row;
  }
}

function accumulate(sum: usize, term: v128): void {
  v128.store(sum, f32x4.add(v128.load(sum), term));
}
