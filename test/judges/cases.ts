import { readFileSync } from "node:fs";
import type { NestedNumbers } from "../../src/index.js";

/** A tensor that `cases.json` describes, written out. */
type Numbers = NestedNumbers;

/** The numbers that the engine and every judge are given, in float64. */
interface Cases {
  readonly activations: { readonly x: Numbers; readonly large: Numbers; readonly weights: Numbers };
  readonly fullyConnected: {
    readonly numOutputs: number;
    readonly x: Numbers;
    readonly kernel: Numbers;
    readonly bias: Numbers;
    readonly weights: Numbers;
  };
  readonly losses: {
    readonly predictions: Numbers;
    readonly targets: Numbers;
    readonly logits: Numbers;
    readonly labels: number[][];
    readonly weights: Numbers;
  };
  readonly recurrence: {
    readonly numUnits: number;
    readonly inputs: Numbers;
    readonly initialState: Numbers;
    readonly kernel: Numbers;
    readonly bias: Numbers;
    readonly sequenceLength: number[];
    readonly outputWeights: Numbers;
    readonly stateWeights: Numbers;
  };
  /** An LSTM over the inputs, sequence lengths and output weights of `recurrence`. */
  readonly lstm: {
    readonly numUnits: number;
    readonly forgetBias: number;
    readonly peepholes: { readonly i: Numbers; readonly f: Numbers; readonly o: Numbers };
    readonly cellClip: number;
    /** What there is besides, or instead, when h is projected to fewer units. */
    readonly projection: {
      readonly numProj: number;
      readonly projClip: number;
      readonly kernel: Numbers;
      readonly projection: Numbers;
      readonly hiddenState: Numbers;
      readonly hiddenStateWeights: Numbers;
      readonly outputWeights: Numbers;
    };
    readonly cellState: Numbers;
    readonly hiddenState: Numbers;
    readonly kernel: Numbers;
    readonly bias: Numbers;
    readonly cellStateWeights: Numbers;
    readonly hiddenStateWeights: Numbers;
  };
  /** A GRU over what `recurrence` has. */
  readonly gru: {
    readonly numUnits: number;
    readonly gatesKernel: Numbers;
    readonly gatesBias: Numbers;
    readonly candidateKernel: Numbers;
    readonly candidateBias: Numbers;
    /** For a GRU that resets after its product. */
    readonly recurrentBias: Numbers;
  };
  readonly network: Network & {
    readonly inputs: Numbers;
    readonly labels: number[][];
    readonly basicRnn: Recurrent;
    readonly sequenceSteps: number;
    readonly lastStepWeights: number[];
    readonly stepWeights: number[];
    readonly numSteps: number;
    readonly trainingSteps: number;
    /** Not 0.999: 1 − 0.999ᵗ in float32, as TensorFlow.js has it, is wrong by 6e-5 of itself. */
    readonly beta2: number;
  };
  /** An LSTM that reads characters and names the next one. */
  readonly characterModel: Network & {
    /** Sequences of characters' indices. */
    readonly text: number[][];
    readonly embeddingSize: number;
    readonly table: Numbers;
    readonly numSteps: number;
  };
  readonly embedding: {
    readonly vocabularySize: number;
    readonly size: number;
    readonly table: Numbers;
    readonly ids: number[][];
    readonly weights: Numbers;
  };
  readonly clipping: {
    readonly gradients: Numbers[];
    readonly short: number;
    readonly long: number;
  };
  readonly optimizers: {
    readonly start: Numbers;
    readonly gradients: Numbers[];
    readonly learningRate: number;
    readonly momentum: number;
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
  };
}

/** A recurrent network that names a class at every time step. */
export interface Network {
  readonly numUnits: number;
  readonly numClasses: number;
  readonly basicLstm: Recurrent;
  readonly readoutKernel: Numbers;
  readonly readoutBias: Numbers;
}

/** The weights that a cell begins a training with, and how it is trained. */
export interface Recurrent {
  readonly kernel: Numbers;
  readonly bias: Numbers;
  readonly learningRate: number;
  readonly clipNorm: number;
}

interface Formula {
  readonly shape: readonly number[];
  readonly salt: number;
  readonly scale: number;
}

/**
 * Value k of a tensor, in ±scale. Whole numbers, one division, one subtraction, one product: the same
 * bits in every language.
 */
const valueAt = (k: number, { salt, scale }: Formula): number =>
  scale * (((k * k * 7919 + k * 104729 + salt * 1299709) % 2003) / 1001 - 1);

export function writeOut(formula: Formula): Numbers {
  let next = 0;
  const build = ([size, ...rest]: readonly number[]): Numbers =>
    size === undefined ? valueAt(next++, formula) : Array.from({ length: size }, () => build(rest));
  return build(formula.shape);
}

/** What a file of cases holds, its tensors written out. */
export const writtenOut = (json: string) =>
  JSON.parse(json, (_key, value) =>
    typeof value === "object" && "shape" in value ? writeOut(value) : value,
  );

export const cases: Cases = writtenOut(
  readFileSync(new URL("cases.json", import.meta.url), "utf8"),
);
