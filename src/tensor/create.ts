import { allocate, checkDType, dtypeOf, type DType, type TypedArray } from "./dtype.js";
import { flatten, type NestedInput } from "./nested.js";
import { randomFrom, type Seed } from "./random.js";
import { checkShape, sizeOf, type Shape } from "./shape.js";
import { Tensor } from "./tensor.js";

const isFloatArray = (values: unknown): values is TypedArray =>
  values instanceof Float32Array || values instanceof Float64Array;

/**
 * A tensor with the values of a number, nested arrays or a typed array (copied).
 * @param dtype `float32` unless given; a `Float64Array` keeps its own precision.
 * @throws RangeError for ragged or empty arrays, TypeError for values that are not numbers.
 */
export function tensor(values: NestedInput, dtype?: DType): Tensor {
  const wanted = dtype ?? (isFloatArray(values) ? dtypeOf(values) : "float32");
  checkDType("tensor", wanted);
  const { values: flat, shape } = flatten("tensor", values);
  const data = allocate(wanted, flat.length);
  data.set(flat);
  return new Tensor(data, shape);
}

/** A tensor of this shape with every value equal to `value`. */
export function full(shape: Shape, value: number, dtype: DType = "float32"): Tensor {
  checkShape("full", shape);
  checkDType("full", dtype);
  return new Tensor(allocate(dtype, sizeOf(shape)).fill(value), shape);
}

/** A tensor of zeros. */
export function zeros(shape: Shape, dtype: DType = "float32"): Tensor {
  checkShape("zeros", shape);
  checkDType("zeros", dtype);
  return new Tensor(allocate(dtype, sizeOf(shape)), shape);
}

/** A tensor of ones. */
export function ones(shape: Shape, dtype: DType = "float32"): Tensor {
  return full(shape, 1, dtype);
}

function draw(operation: string, shape: Shape, dtype: DType, next: () => number): Tensor {
  checkShape(operation, shape);
  checkDType(operation, dtype);
  const data = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < data.length; i++) data[i] = next();
  return new Tensor(data, shape);
}

/** Independent values, uniform in `[low, high)`; rounded to float32, one may be `high` itself. */
export function randomUniform(
  shape: Shape,
  {
    seed,
    low = 0,
    high = 1,
    dtype = "float32",
  }: { seed: Seed; low?: number; high?: number; dtype?: DType },
): Tensor {
  const random = randomFrom(seed);
  return draw("randomUniform", shape, dtype, () => random.uniform(low, high));
}

/** Independent values from a normal distribution. */
export function randomNormal(
  shape: Shape,
  {
    seed,
    mean = 0,
    stddev = 1,
    dtype = "float32",
  }: { seed: Seed; mean?: number; stddev?: number; dtype?: DType },
): Tensor {
  const random = randomFrom(seed);
  return draw("randomNormal", shape, dtype, () => random.normal(mean, stddev));
}
