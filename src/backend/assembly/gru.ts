import { Sigmoid } from "./sigmoid";
import { Tanh } from "./tanh";

/**
 * A step of the GRU (Cho et al., 2014; TensorFlow's GRUCell) for rows of H numbers, H a multiple of 4. Its
 * candidate needs r⊙h multiplied by weights, so it has two phases, and backward the same two in reverse.
 *
 * Phase 1: r, u = σ(z + b), from `gates` `[rows, 2H]`, z in and r, u out; resetH = r·hPrevious.
 */
export function gruGatesForward(
  rows: i32,
  H: i32,
  gates: usize,
  bias: usize,
  hPrevious: usize,
  resetH: usize,
): void {
  const row = (<usize>H) << 2;
  for (; rows > 0; rows--) {
    for (let n: usize = 0; n < row; n += 16) {
      const r = Sigmoid.of(f32x4.add(v128.load(gates + n), v128.load(bias + n)));
      const zU = f32x4.add(v128.load(gates + row + n), v128.load(bias + row + n));
      v128.store(gates + n, r);
      v128.store(gates + row + n, Sigmoid.of(zU));
      v128.store(resetH + n, f32x4.mul(r, v128.load(hPrevious + n)));
    }
    gates += row << 1;
    hPrevious += row;
    resetH += row;
  }
}

/** Phase 2: c = tanh(z + b), from `candidate` `[rows, H]`, z in and c out; h = u·hPrevious + (1 − u)·c. */
export function gruCandidateForward(
  rows: i32,
  H: i32,
  candidate: usize,
  bias: usize,
  gates: usize,
  hPrevious: usize,
  h: usize,
): void {
  const row = (<usize>H) << 2;
  for (; rows > 0; rows--) {
    for (let n: usize = 0; n < row; n += 16) {
      const c = Tanh.of(f32x4.add(v128.load(candidate + n), v128.load(bias + n)));
      const u = v128.load(gates + row + n);
      const kept = f32x4.mul(u, v128.load(hPrevious + n));
      v128.store(candidate + n, c);
      v128.store(h + n, f32x4.add(kept, f32x4.mul(f32x4.sub(f32x4.splat(1), u), c)));
    }
    candidate += row;
    gates += row << 1;
    hPrevious += row;
    h += row;
  }
}

/**
 * Phase 2 backward, which is first: `candidate` becomes the gradient of its z, u in `gates` that of its
 * z; dhPrevious = dh·u, and may be `dh`.
 */
export function gruCandidateBackward(
  rows: i32,
  H: i32,
  candidate: usize,
  gates: usize,
  hPrevious: usize,
  dh: usize,
  dhPrevious: usize,
): void {
  const row = (<usize>H) << 2;
  for (; rows > 0; rows--) {
    for (let n: usize = 0; n < row; n += 16) {
      const c = v128.load(candidate + n);
      const u = v128.load(gates + row + n);
      const dH = v128.load(dh + n);
      const dC = f32x4.mul(dH, f32x4.sub(f32x4.splat(1), u));
      const dU = f32x4.sub(f32x4.mul(dH, v128.load(hPrevious + n)), f32x4.mul(dH, c));
      v128.store(candidate + n, Tanh.derivative(c, dC));
      v128.store(gates + row + n, Sigmoid.derivative(u, dU));
      v128.store(dhPrevious + n, f32x4.mul(dH, u));
    }
    candidate += row;
    gates += row << 1;
    hPrevious += row;
    dh += row;
    dhPrevious += row;
  }
}

/** Phase 1 backward: r in `gates` becomes the gradient of its z; dhPrevious += dResetH·r. */
export function gruGatesBackward(
  rows: i32,
  H: i32,
  gates: usize,
  hPrevious: usize,
  dResetH: usize,
  dhPrevious: usize,
): void {
  const row = (<usize>H) << 2;
  for (; rows > 0; rows--) {
    for (let n: usize = 0; n < row; n += 16) {
      const r = v128.load(gates + n);
      const dReset = v128.load(dResetH + n);
      v128.store(gates + n, Sigmoid.derivative(r, f32x4.mul(dReset, v128.load(hPrevious + n))));
      v128.store(dhPrevious + n, f32x4.add(v128.load(dhPrevious + n), f32x4.mul(dReset, r)));
    }
    gates += row << 1;
    hPrevious += row;
    dResetH += row;
    dhPrevious += row;
  }
}
