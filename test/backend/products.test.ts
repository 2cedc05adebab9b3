import { expect } from "chai";
import fc from "fast-check";
import { packedSize } from "../../src/backend/index.js";
import { difference, k, matrix, withBlocks, type Block } from "./block.js";
import { gap, productSizes, seed, size } from "./sizes.js";

const { fround } = Math;

/** C (+)= A·B with one rounding a product and one a sum, k ascending; A by its index function. */
function ordered(
  [M, N, K]: [number, number, number],
  a: (m: number, k: number) => number,
  b: (k: number, n: number) => number,
  c: Float32Array,
  ldc: number,
  accumulate: number,
): Float32Array {
  const result = c.slice();
  for (let m = 0; m < M; m++) {
    for (let n = 0; n < N; n++) {
      let sum = accumulate ? c[m * ldc + n] : 0;
      for (let i = 0; i < K; i++) sum = fround(sum + fround(a(m, i) * b(i, n)));
      result[m * ldc + n] = sum;
    }
  }
  return result;
}

/** Several gaps and whether to add to what is there. */
const layout = fc.record({ a: gap, b: gap, c: gap, accumulate: fc.constantFrom(0, 1), seed });

function packed(
  block: (values: ArrayLike<number>) => Block,
  [, N, K]: [number, number, number],
  B: Float32Array,
  ldb: number,
): Block {
  const target = block(new Float32Array(packedSize(K, N)).fill(NaN));
  k.packColumns(K, N, block(B).pointer, ldb, target.pointer);
  return target;
}

describe("packColumns(K, N, source, ld, target) and packRows(K, N, source, ld, target)", () => {
  const panels = (K: number, N: number, value: (k: number, n: number) => number) =>
    Float32Array.from({ length: packedSize(K, N) }, (_, i) => {
      const n = Math.floor(i / (8 * K)) * 8 + (i % 8);
      return n < N ? value(Math.floor(i / 8) % K, n) : 0;
    });

  it("lays out panels of 8 columns, zeros on the right of the last", () => {
    fc.assert(
      fc.property(size, size, gap, seed, (K, N, gap, seed) =>
        withBlocks((block) => {
          const B = matrix(K, N, N + gap, seed);
          const target = packed(block, [0, N, K], B, N + gap);
          const wanted = panels(K, N, (k, n) => B[k * (N + gap) + n]);
          expect(difference(target.values, wanted)).to.equal(undefined);
          expect(target.overrun).to.equal(0);
        }),
      ),
    );
  });

  it("packRows packs the transpose", () => {
    fc.assert(
      fc.property(size, size, gap, seed, (K, N, gap, seed) =>
        withBlocks((block) => {
          const B = matrix(N, K, K + gap, seed);
          const target = block(new Float32Array(packedSize(K, N)).fill(NaN));
          k.packRows(K, N, block(B).pointer, K + gap, target.pointer);
          const wanted = panels(K, N, (k, n) => B[n * (K + gap) + k]);
          expect(difference(target.values, wanted)).to.equal(undefined);
          expect(target.overrun).to.equal(0);
        }),
      ),
    );
  });
});

describe("multiplyPacked(M, N, K, a, lda, packed, c, ldc, accumulate)", () => {
  it("sums in the order of k, bit for bit, and writes only C", () => {
    fc.assert(
      fc.property(productSizes, layout, (sizes, { a, b, c, accumulate, seed }) =>
        withBlocks((block) => {
          const [M, N, K] = sizes;
          const [lda, ldb, ldc] = [K + a, N + b, N + c];
          const A = matrix(M, K, lda, seed);
          const B = matrix(K, N, ldb, seed + 1);
          const C = matrix(M, N, ldc, seed + 2);
          const target = block(C);
          const right = packed(block, sizes, B, ldb).pointer;
          const left = block(A).pointer;
          k.multiplyPacked(M, N, K, left, lda, right, target.pointer, ldc, accumulate);
          const at = (m: number, i: number) => A[m * lda + i];
          const wanted = ordered(sizes, at, (i, n) => B[i * ldb + n], C, ldc, accumulate);
          expect(difference(target.values, wanted)).to.equal(undefined);
          expect(target.overrun).to.equal(0);
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("keeps to the product in float64 within K roundings of its terms", () => {
    fc.assert(
      fc.property(productSizes, seed, ([M, N, K], seed) =>
        withBlocks((block) => {
          const A = matrix(M, K, K, seed);
          const B = matrix(K, N, N, seed + 1);
          const target = block(new Float32Array(M * N));
          const right = packed(block, [M, N, K], B, N).pointer;
          k.multiplyPacked(M, N, K, block(A).pointer, K, right, target.pointer, N, 0);
          target.values.forEach((got, i) => {
            const terms = Array.from(
              { length: K },
              (_, j) => A[Math.floor(i / N) * K + j] * B[j * N + (i % N)],
            );
            const sum = terms.reduce((sum, term) => sum + term, 0);
            const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
            if (!(Math.abs(got - sum) <= (K + 1) * 2 ** -24 * size)) expect(got).to.equal(sum);
          });
        }),
      ),
      { numRuns: 20 },
    );
  });

  it("passes NaN and infinities on to the row and the column that they belong to", () => {
    for (const special of [NaN, Infinity, -Infinity]) {
      withBlocks((block) => {
        const [M, N, K] = [7, 11, 3];
        const A = matrix(M, K, K, 1);
        const B = matrix(K, N, N, 2);
        A[2 * K + 1] = special;
        B[2 * N + 9] = special;
        const target = block(new Float32Array(M * N));
        const right = packed(block, [M, N, K], B, N).pointer;
        k.multiplyPacked(M, N, K, block(A).pointer, K, right, target.pointer, N, 0);
        target.values.forEach((got, i) => {
          const affected = Math.floor(i / N) === 2 || i % N === 9;
          expect(Number.isFinite(got), `[${i}]`).to.equal(!affected);
        });
      });
    }
  });
});

describe("multiplyTransposed(M, N, K, a, lda, b, ldb, c, ldc, accumulate, scratch)", () => {
  it("is Aᵀ·B, sums in the order of k, bit for bit, and writes only C and scratch", () => {
    fc.assert(
      fc.property(productSizes, layout, (sizes, { a, b, c, accumulate, seed }) =>
        withBlocks((block) => {
          const [M, N, K] = sizes;
          const [lda, ldb, ldc] = [M + a, N + b, N + c];
          const A = matrix(K, M, lda, seed);
          const B = matrix(K, N, ldb, seed + 1);
          const C = matrix(M, N, ldc, seed + 2);
          const target = block(C);
          const scratch = block(new Float32Array(k.transposedScratch(M, N, K)).fill(NaN));
          const [left, right] = [block(A).pointer, block(B).pointer];
          const at = scratch.pointer;
          k.multiplyTransposed(M, N, K, left, lda, right, ldb, target.pointer, ldc, accumulate, at);
          const value = (m: number, i: number) => A[i * lda + m];
          const wanted = ordered(sizes, value, (i, n) => B[i * ldb + n], C, ldc, accumulate);
          expect(difference(target.values, wanted)).to.equal(undefined);
          expect([target.overrun, scratch.overrun]).to.deep.equal([0, 0]);
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("needs no more scratch than 140 kB, however large the matrices are", () => {
    expect(k.transposedScratch(4096, 4096, 1e6) * 4).to.be.lessThan(140_000);
  });
});

describe("columnSums(K, N, b, ldb, sums, accumulate)", () => {
  it("sums the rows in their order, bit for bit, and writes only the sums", () => {
    fc.assert(
      fc.property(size, size, layout, (K, N, { b, accumulate, seed }) =>
        withBlocks((block) => {
          const ldb = N + b;
          const B = matrix(K, N, ldb, seed);
          const before = matrix(1, N, N, seed + 1);
          const sums = block(before);
          k.columnSums(K, N, block(B).pointer, ldb, sums.pointer, accumulate);
          const wanted = before.map((start, n) => {
            let sum = accumulate ? start : 0;
            for (let i = 0; i < K; i++) sum = fround(sum + B[i * ldb + n]);
            return sum;
          });
          expect(difference(sums.values, wanted)).to.equal(undefined);
          expect(sums.overrun).to.equal(0);
        }),
      ),
    );
  });
});
