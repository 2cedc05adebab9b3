import type { DType } from "../../../src/index.js";
import type { KindName } from "./kinds.js";

/** A cell by what it is made of; a residual one has the units that it reads. */
export type CellPlan =
  | { readonly kind: KindName; readonly units: number }
  | { readonly residual: CellPlan }
  | { readonly dropout: CellPlan }
  | { readonly cells: readonly CellPlan[] };

/** A layer by its cell, or by those of both directions. */
export interface LayerPlan {
  readonly ways: readonly [CellPlan] | readonly [forward: CellPlan, backward: CellPlan];
  readonly stateIsTuple: boolean;
}

export type FunctionName = "tanh" | "sigmoid" | "relu" | "softmax" | "logSoftmax";

export type PartPlan =
  | { readonly layers: readonly LayerPlan[] }
  | { readonly dense: number; readonly activation?: FunctionName }
  | "last state"
  | FunctionName;

/** A model before its weights are drawn: numbers and names, which a failure can print. */
export interface ModelPlan {
  readonly dtype: DType;
  /** Of the numbers that go in, or of the embedding of the ids that do. */
  readonly features: number;
  /** How many ids there are; numbers go in unless given. */
  readonly vocabulary?: number;
  readonly parts: readonly PartPlan[];
  readonly sequenceLengths: boolean;
  readonly states: boolean;
  readonly seed: number;
}
