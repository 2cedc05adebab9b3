import { Tanh } from "./tanh";

/** h = tanh(z + b) for rows of H numbers, H a multiple of 4. */
export function basicRnnForward(rows: i32, H: i32, z: usize, bias: usize, h: usize): void {
  const row = (<usize>H) << 2;
  for (; rows > 0; rows--, z += row, h += row) {
    for (let i: usize = 0; i < row; i += 16) {
      v128.store(h + i, Tanh.of(f32x4.add(v128.load(z + i), v128.load(bias + i))));
    }
  }
}

/** The gradient of z, which may take the place of that of h. */
export function basicRnnBackward(rows: i32, H: i32, h: usize, dh: usize, dz: usize): void {
  const size = (<usize>rows * <usize>H) << 2;
  for (let i: usize = 0; i < size; i += 16) {
    v128.store(dz + i, Tanh.derivative(v128.load(h + i), v128.load(dh + i)));
  }
}
