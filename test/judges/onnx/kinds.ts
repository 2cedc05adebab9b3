import {
  BasicLSTMCell,
  BasicRNNCell,
  GRUCell,
  LSTMCell,
  relu,
  sigmoid,
  tanh,
  type DType,
  type RecurrentCell,
} from "../../../src/index.js";

interface CellOptions {
  readonly inputSize: number;
  readonly dtype: DType;
  readonly stateIsTuple: boolean;
}

type Make = (units: number, options: CellOptions) => RecurrentCell;

const forgetBias = 0.75;

/** The cells with one activation; each makes new ones. */
const withActivation = (activation: typeof tanh) =>
  ({
    BasicRNNCell: (units, { inputSize, dtype }) =>
      new BasicRNNCell(units, { inputSize, dtype, activation }),
    BasicLSTMCell: (units, options) =>
      new BasicLSTMCell(units, { ...options, activation, forgetBias }),
    "LSTMCell without peepholes": (units, options) =>
      new LSTMCell(units, { ...options, activation, forgetBias, usePeepholes: false }),
    "LSTMCell with peepholes": (units, options) =>
      new LSTMCell(units, { ...options, activation, forgetBias }),
    "GRUCell that resets before its product": (units, { inputSize, dtype }) =>
      new GRUCell(units, { inputSize, dtype, activation }),
    "GRUCell that resets after its product": (units, { inputSize, dtype }) =>
      new GRUCell(units, { inputSize, dtype, activation, resetAfter: true }),
  }) satisfies Record<string, Make>;

const plain = withActivation(tanh);

type Formula = keyof typeof plain;

export type KindName = Formula | `${Formula}, with ${"relu" | "sigmoid"}`;

const named = (name: "relu" | "sigmoid", activation: typeof tanh) =>
  Object.entries(withActivation(activation)).map(([formula, make]) => [
    `${formula}, with ${name}`,
    make,
  ]);

/** Every cell that a model may have, by its formula. */
export const kinds: Readonly<Record<KindName, Make>> = {
  ...plain,
  ...Object.fromEntries([...named("relu", relu), ...named("sigmoid", sigmoid)]),
};

/** Whether two kinds have one formula, so that both directions of a layer may be one node. */
export const areAlike = (one: KindName, other: KindName): boolean =>
  formulaOf(one) === formulaOf(other);

const formulaOf = (kind: KindName): string =>
  kind.replace("BasicLSTMCell", "LSTMCell without peepholes");
