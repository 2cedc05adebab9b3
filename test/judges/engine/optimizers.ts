import {
  clipByGlobalNorm,
  tensor,
  Variable,
  type DType,
  type Optimizer,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";

/** Where a variable is after each of a row of gradients. */
export function trajectory(dtype: DType, optimizer: Optimizer): Answer {
  const variable = new Variable(tensor(cases.optimizers.start, dtype), "variable");
  const positions = cases.optimizers.gradients.map((gradient) => {
    optimizer.applyGradients([variable], [tensor(gradient, dtype)]);
    return variable.toArray();
  });
  return { positions };
}

export function clipping(dtype: DType): Answer {
  const gradients = cases.clipping.gradients.map((values) => tensor(values, dtype));
  const {
    globalNorm,
    gradients: [first, second],
  } = clipByGlobalNorm(gradients, cases.clipping.short);
  const {
    gradients: [untouched],
  } = clipByGlobalNorm(gradients, cases.clipping.long);
  return { globalNorm, first, second, "first, under a limit that it keeps": untouched };
}
