import { kernels } from "../backend/index.js";
import { allocate } from "./dtype.js";
import { sumTo, zip } from "./elementwise.js";
import { multiply, multiplyTransposed, sumOfRows } from "./kernel-products.js";
import { permute } from "./permute.js";
import { formatShape } from "./shape.js";
import { Tensor } from "./tensor.js";

/**
 * The product of `[n, k]` and `[k, m]`, plus a bias `[m]` for each row if there is one.
 * @throws RangeError naming the shapes when an operand is not a matrix or the sizes do not fit.
 */
export function matrixProduct(operation: string, a: Tensor, b: Tensor, bias?: Tensor): Tensor {
  checkProduct(operation, a, b, bias);
  const [{ data: left }, { data: right }] = [a, b];
  const sizes = { n: a.shape[0], k: a.shape[1], m: b.shape[1] };
  if (left instanceof Float32Array && right instanceof Float32Array) {
    const simd = kernels();
    const begin = bias && { bias: bias.data as Float32Array };
    if (simd) return new Tensor(multiply(simd, left, right, sizes, begin), [sizes.n, sizes.m]);
  }
  const product = reference(a, b);
  return bias ? zip(operation, product, bias, (sum, start) => sum + start) : product;
}

/** The product of a `[n, k]` and the transpose of b `[m, k]`, whose shapes are known to fit. */
export function productWithTransposed(a: Tensor, b: Tensor): Tensor {
  const simd = kernels();
  if (!simd || a.dtype === "float64") return reference(a, permute(b, [1, 0]));
  const sizes = { n: a.shape[0], k: a.shape[1], m: b.shape[0] };
  const [left, right] = [a.data as Float32Array, b.data as Float32Array];
  return new Tensor(multiply(simd, left, right, sizes, { transposed: true }), [sizes.n, sizes.m]);
}

/** The product of the transpose of a `[k, n]` and b `[k, m]`, whose shapes are known to fit. */
export function transposedProduct(a: Tensor, b: Tensor): Tensor {
  const simd = kernels();
  if (!simd || a.dtype === "float64") return reference(permute(a, [1, 0]), b);
  const sizes = { n: a.shape[1], k: a.shape[0], m: b.shape[1] };
  const [left, right] = [a.data as Float32Array, b.data as Float32Array];
  return new Tensor(multiplyTransposed(simd, left, right, sizes), [sizes.n, sizes.m]);
}

/** The sums of the columns of a matrix `[n, m]`: `[m]`. */
export function columnSums(x: Tensor): Tensor {
  const simd = kernels();
  const [n, m] = x.shape;
  if (!simd || x.dtype === "float64") return sumTo(x, [m]);
  return new Tensor(sumOfRows(simd, x.data as Float32Array, n, m), [m]);
}

/** The product without kernels, a row at a time, in float64: rounding happens once a value. */
function reference(a: Tensor, b: Tensor): Tensor {
  const [[n, inner], m] = [a.shape, b.shape[1]];
  const data = allocate(a.dtype, n * m);
  const [left, right] = [a.data, b.data];
  const row = new Float64Array(m);
  for (let i = 0; i < n; i++) {
    row.fill(0);
    for (let k = 0; k < inner; k++) {
      const factor = left[i * inner + k];
      const start = k * m;
      for (let j = 0; j < m; j++) row[j] += factor * right[start + j];
    }
    data.set(row, i * m);
  }
  return new Tensor(data, [n, m]);
}

function checkProduct(operation: string, a: Tensor, b: Tensor, bias?: Tensor): void {
  const shapes = () => `${formatShape(a.shape)} × ${formatShape(b.shape)}`;
  if (a.rank !== 2 || b.rank !== 2) {
    throw new RangeError(`${operation}: both operands must be matrices, got ${shapes()}`);
  }
  if (a.shape[1] !== b.shape[0]) {
    throw new RangeError(`${operation}: inner dimensions differ: ${shapes()}`);
  }
  if (bias && (bias.rank !== 1 || bias.shape[0] !== b.shape[1])) {
    throw new RangeError(
      `${operation}: the bias must be ${formatShape([b.shape[1]])} for ${shapes()}, got ${formatShape(bias.shape)}`,
    );
  }
}
