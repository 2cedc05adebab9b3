/** sums[n] = Σ b[k, n], or sums[n] += …, over the rows of B `[K, N]` in their order: gradients of a bias. */
export function columnSums(K: i32, N: i32, b: usize, ldb: i32, sums: usize, accumulate: i32): void {
  const row = (<usize>ldb) << 2;
  for (; N >= 16; N -= 16, b += 64, sums += 64) {
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    if (accumulate) {
      s0 = v128.load(sums);
      s1 = v128.load(sums, 16);
      s2 = v128.load(sums, 32);
      s3 = v128.load(sums, 48);
    }
    let source = b;
    for (let k = 0; k < K; k++, source += row) {
      s0 = f32x4.add(s0, v128.load(source));
      s1 = f32x4.add(s1, v128.load(source, 16));
      s2 = f32x4.add(s2, v128.load(source, 32));
      s3 = f32x4.add(s3, v128.load(source, 48));
    }
    v128.store(sums, s0);
    v128.store(sums, s1, 16);
    v128.store(sums, s2, 32);
    v128.store(sums, s3, 48);
  }
  for (; N > 0; N--, b += 4, sums += 4) {
    let sum = accumulate ? load<f32>(sums) : <f32>0;
    let source = b;
    for (let k = 0; k < K; k++, source += row) sum += load<f32>(source);
    store<f32>(sums, sum);
  }
}
