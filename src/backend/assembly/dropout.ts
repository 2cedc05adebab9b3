/** Weyl's sequence, whose steps are spread evenly: 2³² over the golden ratio. */
const STEP: u32 = 0x9e3779b9;

/**
 * y = x·scale where the random bits of a number are less than `limit`, 0 elsewhere. The bits of number i
 * are those of key + i·STEP, mixed as splitmix32 mixes them: they depend on nothing else.
 */
export function dropout(n: i32, x: usize, y: usize, key: u32, limit: u32, scale: f32): void {
  const size = (<usize>n) << 2;
  const scales = f32x4.splat(scale);
  const limits = i32x4.splat(limit);
  const four = i32x4.splat(STEP * 4);
  let counter = i32x4(key, key + STEP, key + STEP * 2, key + STEP * 3);
  for (let i: usize = 0; i < size; i += 16) {
    let z = v128.xor(counter, i32x4.shr_u(counter, 16));
    z = i32x4.mul(z, i32x4.splat(0x85ebca6b));
    z = v128.xor(z, i32x4.shr_u(z, 13));
    z = i32x4.mul(z, i32x4.splat(0xc2b2ae35));
    z = v128.xor(z, i32x4.shr_u(z, 16));
    const kept = v128.lt<u32>(z, limits);
    v128.store(y + i, v128.and(f32x4.mul(v128.load(x + i), scales), kept));
    counter = i32x4.add(counter, four);
  }
}
