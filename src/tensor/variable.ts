import { formatTensor } from "./format.js";
import { formatShape, sameShape } from "./shape.js";
import { Tensor } from "./tensor.js";

/**
 * A tensor that is learnt: it has a name, every tape watches it, and `assign` gives it new values.
 */
export class Variable extends Tensor {
  readonly name: string;

  /** Copies the initial value. */
  constructor(initial: Tensor, name: string) {
    super(initial.data.slice(), initial.shape);
    this.name = name;
  }

  /**
   * Overwrites the values.
   * @throws RangeError when shape or dtype differ; the variable is then unchanged.
   */
  assign(value: Tensor): void {
    if (!sameShape(value.shape, this.shape) || value.dtype !== this.dtype) {
      throw new RangeError(
        `assign: ${this.name} is ${this.dtype} ${formatShape(this.shape)}, got ${value.dtype} ${formatShape(value.shape)}`,
      );
    }
    this.data.set(value.data);
  }

  /** As a tensor's, with the name. */
  override toString(): string {
    return formatTensor(`Variable ${this.name}`, this.data, this.shape);
  }
}
