/** Precision of a tensor's numbers: `float32` trains, `float64` checks gradients. */
export type DType = "float32" | "float64";

/** The storage behind a tensor, row-major. */
export type TypedArray = Float32Array | Float64Array;

/** Zero-filled storage for `size` numbers. */
export function allocate(dtype: DType, size: number): TypedArray {
  return dtype === "float32" ? new Float32Array(size) : new Float64Array(size);
}

/** The dtype that a storage array holds. */
export function dtypeOf(data: TypedArray): DType {
  return data instanceof Float32Array ? "float32" : "float64";
}

/** Refuses, in the name of `operation`, anything that is not a dtype. */
export function checkDType(operation: string, dtype: unknown): asserts dtype is DType {
  if (dtype !== "float32" && dtype !== "float64") {
    throw new TypeError(
      `${operation}: dtype must be "float32" or "float64", got ${JSON.stringify(dtype)}`,
    );
  }
}
