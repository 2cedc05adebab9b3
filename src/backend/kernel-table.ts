import type { Memory, Pointer } from "./memory.js";

/**
 * The kernels: loops over float32 numbers in `memory`, compiled to WebAssembly from `assembly/`. They
 * check nothing. Sizes, and the distances `ld…` from a row to the next, are in numbers; matrices are
 * row-major. `accumulate` is 1 to add to what is there, 0 to replace it.
 *
 * Where not said otherwise a kernel reads and writes up to 3 numbers past the end of a block, for which
 * `Memory` leaves room. The same input gives the same bits on every machine.
 */
export interface Kernels {
  /** Where all pointers point to. */
  readonly memory: Memory;

  /** Packs B[k, n] = source[k·ld + n] for `multiplyPacked`: `packedSize(K, N)` numbers at target. */
  packColumns(K: number, N: number, source: Pointer, ld: number, target: Pointer): void;
  /** Packs the transpose, B[k, n] = source[n·ld + k]. */
  packRows(K: number, N: number, source: Pointer, ld: number, target: Pointer): void;
  /**
   * C (+)= A·B: A `[M, K]`, B packed, C `[M, N]`. Each number is the sum of its products in the order of
   * k, every product and every sum rounded. Writes nothing but C.
   */
  multiplyPacked(
    M: number,
    N: number,
    K: number,
    a: Pointer,
    lda: number,
    packed: Pointer,
    c: Pointer,
    ldc: number,
    accumulate: number,
  ): void;
  /** C (+)= Aᵀ·B: A `[K, M]`, B `[K, N]`, C `[M, N]`; sums as for `multiplyPacked`. */
  multiplyTransposed(
    M: number,
    N: number,
    K: number,
    a: Pointer,
    lda: number,
    b: Pointer,
    ldb: number,
    c: Pointer,
    ldc: number,
    accumulate: number,
    scratch: Pointer,
  ): void;
  /** The numbers of `scratch` that `multiplyTransposed` uses. */
  transposedScratch(M: number, N: number, K: number): number;
  /** sums[n] (+)= Σ b[k, n] over the rows of B `[K, N]` in their order. Writes nothing else. */
  columnSums(
    K: number,
    N: number,
    b: Pointer,
    ldb: number,
    sums: Pointer,
    accumulate: number,
  ): void;

  /** y = eˣ, to about 1 unit in the last place. */
  exponential(n: number, x: Pointer, y: Pointer): void;
  /** y = 1 / (1 + e⁻ˣ), to 3 units in the last place wherever it is a normal number. */
  sigmoid(n: number, x: Pointer, y: Pointer): void;
  /** y = tanh x, to an absolute error of 4e-7. */
  tanh(n: number, x: Pointer, y: Pointer): void;
  /** out = (gradient·y)·(1 − y), where y is a sigmoid. */
  dsigmoid(n: number, y: Pointer, gradient: Pointer, out: Pointer): void;
  /** out = gradient·(1 − y·y), where y is a tanh. */
  dtanh(n: number, y: Pointer, gradient: Pointer, out: Pointer): void;
  /** y = x·factor. */
  scale(n: number, x: Pointer, factor: number, y: Pointer): void;
  /** Σ x², in float64. Reads no number past the end. */
  sumOfSquares(n: number, x: Pointer): number;
  /**
   * A step of Adam (Kingma and Ba, 2015), in place: rate = learningRate / (1 − β₁ᵗ) and
   * unbias = 1 / (1 − β₂ᵗ) come from the caller. The scalars are rounded to float32 once.
   */
  adam(
    n: number,
    parameters: Pointer,
    gradients: Pointer,
    means: Pointer,
    squares: Pointer,
    beta1: number,
    beta2: number,
    rate: number,
    unbias: number,
    epsilon: number,
  ): void;

  /** target[r] = source[indices[r]] in the first `width` numbers, and 0 up to `ldTarget`. */
  gatherRows: MoveRows;
  /** target[indices[r]] = source[r] in the first `width` numbers. */
  scatterRows: MoveRows;
  /** target[indices[r]] += source[r] in the first `width` numbers, r ascending. */
  scatterAddRows: MoveRows;

  /** h = tanh(z + b). H is a multiple of 4 here and in all cells. */
  basicRnnForward(rows: number, H: number, z: Pointer, bias: Pointer, h: Pointer): void;
  /** dz = dh·(1 − h²); dz may be dh. */
  basicRnnBackward(rows: number, H: number, h: Pointer, dh: Pointer, dz: Pointer): void;
  /**
   * A step of the LSTM. `gates` is `[rows, 4H]`: in comes x W_x + h W_h, out go the values of i, j, f, o.
   * c = cPrevious·f + i·j, tanhC = tanh(c), h = tanhC·o, with f = σ((z_f + b_f) + forgetBias).
   */
  lstmForward(
    rows: number,
    H: number,
    gates: Pointer,
    bias: Pointer,
    forgetBias: number,
    cPrevious: Pointer,
    c: Pointer,
    tanhC: Pointer,
    h: Pointer,
  ): void;
  /** `gates` becomes the gradient of z, `dc` (in: from the later step) that of cPrevious. */
  lstmBackward(
    rows: number,
    H: number,
    gates: Pointer,
    cPrevious: Pointer,
    tanhC: Pointer,
    dh: Pointer,
    dc: Pointer,
  ): void;

  /**
   * losses[r] = log Σ e^(z − max) + (max − z[label]), probabilities = softmax(z). Labels are int32. The
   * probabilities may take the place of the logits. Nothing else is written.
   */
  softmaxCrossEntropy(
    rows: number,
    classes: number,
    logits: Pointer,
    labels: Pointer,
    losses: Pointer,
    probabilities: Pointer,
  ): void;
  /** out = gradient[r]·(p − onehot(label)); out may be the probabilities. Nothing else is written. */
  softmaxCrossEntropyGradient(
    rows: number,
    classes: number,
    probabilities: Pointer,
    labels: Pointer,
    gradient: Pointer,
    out: Pointer,
  ): void;
}

type MoveRows = (
  rows: number,
  width: number,
  indices: Pointer,
  source: Pointer,
  ldSource: number,
  target: Pointer,
  ldTarget: number,
) => void;

/** The numbers that packed B `[K, N]` takes. */
export function packedSize(K: number, N: number): number {
  return Math.ceil(N / 8) * 8 * K;
}
