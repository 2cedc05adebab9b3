import { checkSize } from "../tensor/shape.js";
import type { Seed } from "../tensor/random.js";
import { shuffled } from "./shuffled.js";

/** How much is held out for validation, as a part or as a number; and the order. */
export type SplitOptions = (
  | { readonly fraction: number; readonly validation?: undefined }
  | { readonly validation: number; readonly fraction?: undefined }
) & {
  /** Shuffles before the cut. Without it nothing is reordered, and the end is held out. */
  readonly seed?: Seed;
};

/**
 * A list of examples, or a running text, in two parts: one to train on and one, held out, to validate
 * on. The list is shuffled by the seed, or left in order without one; its last `validation` items
 * (`fraction` of them, rounded) are held out, the others stay for training. What follows each other in
 * a text belongs together: there, the end is held out, and a seed is refused. Each item is in one of the
 * parts, as often as it was in the list.
 * @throws RangeError for a fraction that is not between 0 and 1, a number that is not a positive
 * integer, and when one of the parts would be empty; TypeError when both or none are given.
 */
export function trainValidationSplit(
  text: string,
  options: SplitOptions & { readonly seed?: undefined },
): { training: string; validation: string };
export function trainValidationSplit<T>(
  items: readonly T[],
  options: SplitOptions,
): { training: T[]; validation: T[] };
export function trainValidationSplit(
  items: string | readonly unknown[],
  options: SplitOptions,
): { training: unknown; validation: unknown } {
  if (typeof items !== "string") return cut(items, options, "items");
  if (options.seed !== undefined) {
    throw new TypeError("trainValidationSplit: a text keeps its order; expected no seed");
  }
  const { training, validation } = cut(Array.from(items), options, "characters");
  return { training: training.join(""), validation: validation.join("") };
}

function cut<T>(items: readonly T[], { fraction, validation, seed }: SplitOptions, what: string) {
  if ((fraction === undefined) === (validation === undefined)) {
    throw new TypeError("trainValidationSplit: expected either fraction or validation");
  }
  if (fraction !== undefined && !(fraction > 0 && fraction < 1)) {
    throw new RangeError(
      `trainValidationSplit: fraction must be between 0 and 1, got ${String(fraction)}`,
    );
  }
  if (validation !== undefined) checkSize("trainValidationSplit", "validation", validation);
  const heldOut = validation ?? Math.round(fraction! * items.length);
  const rest = items.length - heldOut;
  if (heldOut === 0 || rest <= 0) {
    throw new RangeError(
      `trainValidationSplit: both parts need at least one of the ${items.length} ${what}, got ${rest} for training and ${heldOut} for validation`,
    );
  }
  const order = seed === undefined ? items : shuffled(items, seed);
  return { training: order.slice(0, rest), validation: order.slice(rest) };
}
