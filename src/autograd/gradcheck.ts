import { mul, sum } from "./operations/index.js";
import { valueAndGradients } from "./tape.js";
import { unravel } from "../tensor/indices.js";
import { randomUniform } from "../tensor/create.js";
import { formatShape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";

export interface GradcheckOptions {
  /** What the error calls the function. */
  readonly name?: string;
  /** Half the distance between the two evaluations of a central difference. */
  readonly epsilon?: number;
  /** Greatest difference allowed, relative to the greater of 1 and the expected gradient. */
  readonly tolerance?: number;
}

/**
 * Holds a function's gradients against central differences, in float64. A function with many outputs
 * is checked through a fixed weighted sum of them. An input may be a variable that `f` uses on its
 * own, such as a cell's kernel: values are shifted in place, and put back.
 * @throws TypeError for inputs that are not float64.
 * @throws Error naming function, input, index, expected and got at the first gradient that is wrong.
 */
export function gradcheck(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  { name = f.name || "function", epsilon = 1e-5, tolerance = 1e-7 }: GradcheckOptions = {},
): void {
  inputs.forEach(({ dtype }, i) => {
    if (dtype !== "float64") {
      throw new TypeError(`gradcheck: input ${i} of ${name} must be float64, got ${dtype}`);
    }
  });
  const weights = randomUniform(f(...inputs).shape, {
    seed: 1,
    low: 0.5,
    high: 1.5,
    dtype: "float64",
  });
  const weighted = (...at: Tensor[]) => sum(mul(f(...at), weights));
  const { gradients } = valueAndGradients(() => weighted(...inputs), inputs);
  inputs.forEach((input, i) => {
    for (let position = 0; position < input.size; position++) {
      const above = shifted(input, position, epsilon, () => weighted(...inputs).item());
      const below = shifted(input, position, -epsilon, () => weighted(...inputs).item());
      const expected = (above - below) / (2 * epsilon);
      const got = gradients[i].data[position];
      // Not "difference > allowed": a NaN must fail too.
      if (!(Math.abs(expected - got) <= tolerance * Math.max(1, Math.abs(expected)))) {
        const index = formatShape(unravel(position, input.shape));
        throw new Error(
          `gradcheck: ${name}: input ${i} ${formatShape(input.shape)}, index ${index}: expected ${expected}, got ${got}`,
        );
      }
    }
  });
}

/** What `f` returns while one number of a tensor is another. */
function shifted({ data }: Tensor, position: number, shift: number, f: () => number): number {
  const original = data[position];
  data[position] += shift;
  try {
    return f();
  } finally {
    data[position] = original;
  }
}
