import { readFileSync } from "node:fs";
import type { NestedNumbers } from "../../src/index.js";
import type { Answer } from "./answer.js";
import { writtenOut } from "./cases.js";

/** A cell of TensorFlow 1. */
export interface CellCase {
  readonly kind: "lstm" | "gru";
  readonly basic?: boolean;
  readonly stateIsTuple?: boolean;
  readonly peepholes?: boolean;
  readonly cellClip?: number;
  readonly numProj?: number;
  readonly projClip?: number;
  readonly resetAfter?: boolean;
}

export interface LayerCase {
  readonly kind: "rnn" | "lstm" | "gru";
  readonly numUnits: number;
  readonly residual?: true;
  /** One that keeps everything. */
  readonly dropout?: true;
}

/** Layers, or those of each direction: above one another in each, or both directions in each layer. */
export type NetworkCase =
  | { readonly layers: readonly LayerCase[]; readonly stateIsTuple?: false }
  | {
      readonly fw: readonly LayerCase[];
      readonly bw: readonly LayerCase[];
      readonly stacked?: true;
    };

interface Given {
  readonly inputs: NestedNumbers;
  readonly sequenceLength: number[];
  readonly numUnits: number;
  readonly forgetBias: number;
  readonly cells: Readonly<Record<string, CellCase>>;
  readonly networks: Readonly<Record<string, NetworkCase>>;
  readonly states: Readonly<Record<"c" | "h" | "projected h", NestedNumbers>>;
  readonly weights: Readonly<Record<string, NestedNumbers>>;
}

const read = (file: string) =>
  readFileSync(new URL(`tensorflow1/${file}`, import.meta.url), "utf8");

export const given: Given = writtenOut(read("cases.json"));
/** What TensorFlow answered: the numbers and words that `tensorflow1/make.py` wrote. */
export const answers: {
  readonly cells: Readonly<Record<string, Answer>>;
  readonly networks: Readonly<Record<string, Answer>>;
  readonly scopes: Readonly<Record<string, string | boolean | string[]>>;
  /** What has zeros in it, where masks are the same, what kept numbers are multiplied by. */
  readonly masks: Readonly<Record<string, string[] | number[] | boolean>>;
  /** The variables that were made, or the words of the error. */
  readonly errors: Readonly<Record<string, string | string[]>>;
  /** The names of arguments. */
  readonly options: Readonly<Record<string, string[]>>;
} = JSON.parse(read("answers.json"));
