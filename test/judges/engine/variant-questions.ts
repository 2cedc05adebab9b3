import type { Respond } from "../answer.js";
import { variants, type VariantCase } from "../variants.js";
import { variantTraining } from "./variant-training.js";
import { variant } from "./variants.js";

/**
 * Bidirectional networks, deep ones, and those with residual connections and dropout.
 * @param fused whether all time steps are one operation, where they can be.
 */
export function engineNetworks(
  fused: boolean,
  networks: Readonly<Record<string, VariantCase>> = variants.networks,
): Readonly<Record<string, Respond>> {
  const { sequenceLength } = variants;
  const entries = Object.entries(networks).flatMap(([question, given]) => {
    const conjunction = question.includes(" with ") ? "and" : "with";
    return [
      [question, (dtype) => variant(given, dtype, { fused })],
      [
        `${question} ${conjunction} sequence lengths`,
        (dtype) => variant(given, dtype, { fused, sequenceLength }),
      ],
    ] satisfies [string, Respond][];
  });
  return Object.fromEntries(entries);
}

/** Trainings of such networks. */
export const engineTrainings: Readonly<Record<string, Respond>> = Object.fromEntries(
  Object.entries(variants.trainings).map(([question, given]) => [
    question,
    (dtype) => variantTraining(given, dtype),
  ]) satisfies [string, Respond][],
);
