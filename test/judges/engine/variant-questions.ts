import type { Respond } from "../answer.js";
import { variants } from "../variants.js";
import { variantTraining } from "./variant-training.js";
import { variant } from "./variants.js";

const networks = Object.entries(variants.networks).flatMap(([question, given]) => {
  const conjunction = question.includes(" with ") ? "and" : "with";
  return [
    [question, (dtype) => variant(given, dtype)],
    [
      `${question} ${conjunction} sequence lengths`,
      (dtype) => variant(given, dtype, variants.sequenceLength),
    ],
  ] satisfies [string, Respond][];
});

const trainings = Object.entries(variants.trainings).map(
  ([question, given]) =>
    [question, (dtype) => variantTraining(given, dtype)] satisfies [string, Respond],
);

/** Bidirectional networks, deep ones, and those with residual connections and dropout. */
export const engineVariants: Readonly<Record<string, Respond>> = Object.fromEntries([
  ...networks,
  ...trainings,
]);
