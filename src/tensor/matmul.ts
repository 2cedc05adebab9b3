import { kernels } from "../backend/index.js";
import { allocate } from "./dtype.js";
import { sumTo, zip } from "./elementwise.js";
import { multiply, multiplyTransposed, sumOfRows } from "./kernel-products.js";
import { permute } from "./permute.js";
import { formatShape } from "./shape.js";
import { Tensor } from "./tensor.js";

/**
 * The product of `[n, k]` and `[k, m]`.
 * @throws RangeError naming both shapes when one is not a matrix or the inner sizes differ.
 */
export function matrixProduct(a: Tensor, b: Tensor): Tensor {
  const shapes = () => `${formatShape(a.shape)} × ${formatShape(b.shape)}`;
  if (a.rank !== 2 || b.rank !== 2) {
    throw new RangeError(`matmul: both operands must be matrices, got ${shapes()}`);
  }
  if (a.shape[1] !== b.shape[0]) {
    throw new RangeError(`matmul: inner dimensions differ: ${shapes()}`);
  }
  return product(a, b);
}

/**
 * x W + b for every row of x: `[…, k]`, `[k, m]` and `[m]` give `[…, m]`.
 * @throws RangeError naming the shapes when they do not fit.
 */
export function affineProduct(x: Tensor, W: Tensor, b: Tensor): Tensor {
  const fits =
    W.rank === 2 && x.shape.at(-1) === W.shape[0] && b.rank === 1 && b.shape[0] === W.shape[1];
  if (fits) return product(x, W, b);
  const [given, weights, bias] = [x, W, b].map(({ shape }) => formatShape(shape));
  throw new RangeError(
    `affine: expected shapes […, k], [k, m] and [m], got ${given}, ${weights} and ${bias}`,
  );
}

/** The product of a `[…, k]` and the transpose of b `[m, k]`, whose shapes are known to fit. */
export function productWithTransposed(a: Tensor, b: Tensor): Tensor {
  const simd = kernels();
  if (!simd || a.dtype === "float64") return reference(a, permute(b, [1, 0]));
  const [m, k] = b.shape;
  const sizes = { n: a.size / k, k, m };
  const [left, right] = [a.data as Float32Array, b.data as Float32Array];
  return new Tensor(multiply(simd, left, right, sizes, { transposed: true }), a.shape.with(-1, m));
}

/** The product of the transpose of a `[…, n]` and b `[…, m]`, over all their rows: `[n, m]`. */
export function transposedProduct(a: Tensor, b: Tensor): Tensor {
  const simd = kernels();
  const [n, m] = [a.shape.at(-1)!, b.shape.at(-1)!];
  const k = a.size / n;
  if (!simd || a.dtype === "float64") {
    const rows = (x: Tensor, width: number) => new Tensor(x.data, [k, width]);
    return reference(permute(rows(a, n), [1, 0]), rows(b, m));
  }
  const [left, right] = [a.data as Float32Array, b.data as Float32Array];
  return new Tensor(multiplyTransposed(simd, left, right, { n, k, m }), [n, m]);
}

/** The sum of all rows `[…, m]`: `[m]`. */
export function sumOfAllRows(x: Tensor): Tensor {
  const simd = kernels();
  const m = x.shape.at(-1)!;
  if (!simd || x.dtype === "float64") return sumTo(x, [m]);
  return new Tensor(sumOfRows(simd, x.data as Float32Array, x.size / m, m), [m]);
}

/** The product of `[…, k]` and `[k, m]`, whose sums begin from a bias `[m]` if there is one. */
function product(a: Tensor, b: Tensor, bias?: Tensor): Tensor {
  const simd = kernels();
  if (!simd || a.dtype === "float64") {
    const sums = reference(a, b);
    return bias ? zip("affine", sums, bias, (sum, start) => sum + start) : sums;
  }
  const [k, m] = b.shape;
  const begin = bias && { bias: bias.data as Float32Array };
  const [left, right] = [a.data as Float32Array, b.data as Float32Array];
  return new Tensor(
    multiply(simd, left, right, { n: a.size / k, k, m }, begin),
    a.shape.with(-1, m),
  );
}

/** The product without kernels, a row at a time, in float64: rounding happens once a value. */
function reference(a: Tensor, b: Tensor): Tensor {
  const [inner, m] = b.shape;
  const n = a.size / inner;
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
  return new Tensor(data, a.shape.with(-1, m));
}
