import { tensor } from "../tensor/create.js";
import { unravel } from "../tensor/indices.js";
import type { NestedInput } from "../tensor/nested.js";
import { formatShape, sameShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";

/** The chai plugin that adds `closeToTensor`; its type stands in `index.ts`, where importers see it. */
export const closeToTensor: Chai.ChaiPlugin = (chai) => {
  chai.Assertion.addMethod(
    "closeToTensor",
    function (this: Chai.AssertionStatic, expected: Tensor | NestedInput, tolerance: number) {
      if (!(tolerance >= 0)) {
        throw new RangeError(`closeToTensor: the tolerance must be at least 0, got ${tolerance}`);
      }
      const difference = firstDifference(inFloat64(this._obj), inFloat64(expected), tolerance);
      this.assert(
        difference === undefined,
        `expected tensors to be equal within ${tolerance}: ${difference}`,
        `expected tensors to differ by more than ${tolerance}`,
        undefined,
      );
    },
  );
};

const inFloat64 = (values: Tensor | NestedInput): Tensor =>
  tensor(values instanceof Tensor ? values.toArray() : values, "float64");

/** Where the two first differ, in words; `undefined` when they are close. */
function firstDifference(got: Tensor, expected: Tensor, tolerance: number): string | undefined {
  if (!sameShape(got.shape, expected.shape)) {
    return `expected shape ${formatShape(expected.shape)}, got ${formatShape(got.shape)}`;
  }
  const isClose = (a: number, b: number) => a === b || Math.abs(a - b) <= tolerance;
  const position = got.data.findIndex((value: number, i: number) => {
    return !isClose(value, expected.data[i]);
  });
  if (position === -1) return undefined;
  const index = formatShape(unravel(position, got.shape));
  return `at index ${index} expected ${expected.data[position]}, got ${got.data[position]}`;
}
