import { readFileSync } from "node:fs";
import type { DropoutWrapperOptions, NestedNumbers } from "../../src/index.js";
import { writeOut, writtenOut, type Recurrent } from "./cases.js";

/** A layer of a bidirectional or a deep network; its numbers are made from its salt on. */
export interface LayerCase {
  readonly kind: "rnn" | "lstm" | "gru";
  readonly inputSize: number;
  readonly numUnits: number;
  readonly salt: number;
  /** Of a GRU; true unless given. */
  readonly resetAfter?: boolean;
  /** Around the dropout, where there is one. */
  readonly residual?: true;
  readonly dropout?: DropoutWrapperOptions;
}

/** Layers one above the other, or those of each direction. */
export type VariantCase =
  | { readonly layers: readonly LayerCase[] }
  | { readonly fw: readonly LayerCase[]; readonly bw: readonly LayerCase[] };

/** A variant that names a class at every time step, and how it is trained. */
export type TrainingCase = VariantCase &
  Pick<Recurrent, "learningRate" | "clipNorm"> & {
    readonly readoutKernel: NestedNumbers;
    readonly readoutBias: NestedNumbers;
    readonly numSteps: number;
  };

interface Variants {
  readonly inputs: NestedNumbers;
  readonly sequenceLength: number[];
  readonly forgetBias: number;
  readonly lossSalt: number;
  readonly networks: Readonly<Record<string, VariantCase>>;
  /** Networks whose GRUs are as in TensorFlow.js; PyTorch has none that reset before their product. */
  readonly resettingBefore: Readonly<Record<string, VariantCase>>;
  readonly trainings: Readonly<Record<string, TrainingCase>>;
}

export const variants: Variants = writtenOut(
  readFileSync(new URL("variants.json", import.meta.url), "utf8"),
);

/** Those of a layer's weights, in the order in which their numbers are made. */
function shapes({
  kind,
  inputSize,
  numUnits,
  resetAfter = true,
}: LayerCase): Record<string, number[]> {
  const rows = inputSize + numUnits;
  if (kind !== "gru") {
    const columns = kind === "lstm" ? 4 * numUnits : numUnits;
    return { kernel: [rows, columns], bias: [columns] };
  }
  return {
    gatesKernel: [rows, 2 * numUnits],
    gatesBias: [2 * numUnits],
    candidateKernel: [rows, numUnits],
    candidateBias: [numUnits],
    ...(resetAfter && { recurrentBias: [numUnits] }),
  };
}

type Named = Readonly<Record<string, NestedNumbers>>;

/** The weights of a layer and its state before the first time step. */
export function numbersOf(layer: LayerCase, batch: number): { weights: Named; state: Named } {
  const weights = Object.entries(shapes(layer));
  const states = (layer.kind === "lstm" ? ["c", "h"] : ["h"]).map((name): [string, number[]] => [
    name,
    [batch, layer.numUnits],
  ]);
  const made = [...weights, ...states].map(([name, shape], k) => [
    name,
    writeOut({ shape, salt: layer.salt + k, scale: 0.8 }),
  ]);
  return {
    weights: Object.fromEntries(made.slice(0, weights.length)),
    state: Object.fromEntries(made.slice(weights.length)),
  };
}

/** What the loss weighs number by number the k-th result with. */
export const lossWeights = (shape: readonly number[], k: number): NestedNumbers =>
  writeOut({ shape, salt: variants.lossSalt + k, scale: 1 });
