import { expect, use } from "chai";
import type { NestedInput } from "../tensor/nested.js";
import type { Tensor } from "../tensor/tensor.js";
import { checkMark } from "./check-mark.js";
import { closeToTensor } from "./close-to-tensor.js";

declare global {
  namespace Chai {
    interface Assertion {
      /**
       * Asserts that a tensor or nested arrays have the same shape as `expected` and that no value is
       * further than `tolerance` (absolute) from the expected one. NaN is close to nothing; an infinity
       * only to itself. Precision is not compared.
       * @throws RangeError for ragged arrays and a tolerance below 0.
       */
      closeToTensor(expected: Tensor | NestedInput, tolerance: number): Assertion;
    }
  }
}

use(closeToTensor);
use(checkMark);

/** chai's `expect`, which knows `closeToTensor` too. */
export { expect };
