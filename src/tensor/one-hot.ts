import { allocate, checkDType, type DType, type TypedArray } from "./dtype.js";
import { readIndices, type Indices } from "./indices.js";
import { checkSize, type Shape } from "./shape.js";
import { Tensor } from "./tensor.js";

/**
 * A tensor whose rows along the last axis are 1 at one place and 0 elsewhere. It remembers the places,
 * so that a recurrent network need not multiply its weights by it: it takes the rows it points at. So its
 * numbers must not be changed.
 */
export class OneHot extends Tensor {
  /** Where the 1 of each row is, row-major: a number for each row. */
  readonly places: Int32Array;

  /** Wraps numbers that are known to be 1 at these places and 0 elsewhere. */
  constructor(data: TypedArray, shape: Shape, places: Int32Array) {
    super(data, shape);
    this.places = places;
  }
}

/**
 * One row of `depth` numbers for each index, 1 at the index and 0 elsewhere: `[…indices, depth]`.
 * @throws RangeError when an index is not an integer in `0 … depth − 1`.
 */
export function oneHot(indices: Indices, depth: number, dtype: DType = "float32"): OneHot {
  checkSize("oneHot", "depth", depth);
  checkDType("oneHot", dtype);
  const { values, shape } = readIndices("oneHot", indices, depth);
  const data = allocate(dtype, values.length * depth);
  values.forEach((place, row) => (data[row * depth + place] = 1));
  return new OneHot(data, [...shape, depth], Int32Array.from(values));
}
