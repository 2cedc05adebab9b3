import { dtypeOf, type DType, type TypedArray } from "./dtype.js";
import { formatTensor } from "./format.js";
import { toNested, type NestedNumbers } from "./nested.js";
import { checkShape, formatShape, sizeOf, type Shape } from "./shape.js";

/**
 * An n-dimensional array of numbers: row-major storage and a shape. Its values are meant to stay as
 * they are; what changes during training is a `Variable`.
 */
export class Tensor {
  /** The numbers, row-major (the last axis is adjacent in memory). */
  readonly data: TypedArray;
  readonly shape: Shape;
  readonly dtype: DType;

  /**
   * Wraps `data` without a copy.
   * @throws RangeError when the shape does not hold exactly `data.length` numbers.
   */
  constructor(data: TypedArray, shape: Shape) {
    checkShape("Tensor", shape);
    if (sizeOf(shape) !== data.length) {
      throw new RangeError(
        `Tensor: shape ${formatShape(shape)} holds ${sizeOf(shape)} numbers, got ${data.length}`,
      );
    }
    this.data = data;
    this.shape = shape.slice();
    this.dtype = dtypeOf(data);
  }

  /** How many numbers the tensor holds. */
  get size(): number {
    return this.data.length;
  }

  /** How many axes the tensor has; 0 for a scalar. */
  get rank(): number {
    return this.shape.length;
  }

  /**
   * The one number of a tensor of size 1.
   * @throws RangeError when it holds more.
   */
  item(): number {
    if (this.size !== 1) {
      throw new RangeError(`item: needs a single number, got shape ${formatShape(this.shape)}`);
    }
    return this.data[0];
  }

  /** The values as nested arrays (a number for a scalar). */
  toArray(): NestedNumbers {
    return toNested(this.data, this.shape);
  }

  /** Dtype, shape and aligned values; long axes are elided. */
  toString(): string {
    return formatTensor("Tensor", this.data, this.shape);
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
