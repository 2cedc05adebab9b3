import {
  BasicLSTMCell,
  BasicRNNCell,
  DropoutWrapper,
  type Cell,
  GRUCell,
  LSTMCell,
  MultiRNNCell,
  relu,
  ResidualWrapper,
  type State,
  type DType,
} from "../../src/index.js";
import type { AnyCell } from "./example-sequences.js";

/** What a deep cell is made for. */
interface Given {
  readonly features: number;
  readonly units: number;
  readonly dtype: DType;
}

/** Cells made of cells, of all sorts; each call makes a new one with the same weights and masks. */
export const deepCells = {
  "layers of different kinds and sizes": ({ features, units, dtype }) =>
    new MultiRNNCell([
      new BasicLSTMCell(units, { inputSize: features, seed: 1, dtype }),
      new GRUCell(units + 1, { inputSize: units, seed: 2, dtype }),
      new BasicRNNCell(2, { inputSize: units + 1, seed: 3, dtype }),
    ]),
  "layers with one tensor as their state": ({ features, units, dtype }) => {
    const lstm = { inputSize: features, stateIsTuple: false, seed: 1, dtype } as const;
    const layers = [
      new BasicLSTMCell(units, lstm),
      new GRUCell(2, { inputSize: units, seed: 2, dtype }),
    ];
    return new MultiRNNCell(layers, { stateIsTuple: false });
  },
  "a layer between others whose steps are taken one by one": ({ features, units, dtype }) =>
    new MultiRNNCell([
      new BasicRNNCell(units, { inputSize: features, seed: 1, dtype }),
      new BasicRNNCell(units, { inputSize: units, activation: relu, seed: 2, dtype }),
      new BasicLSTMCell(units, { inputSize: units, seed: 3, dtype }),
    ]),
  "residual layers": ({ features, dtype }) =>
    new MultiRNNCell([
      new ResidualWrapper(new GRUCell(features, { inputSize: features, seed: 1, dtype })),
      new ResidualWrapper(new BasicLSTMCell(features, { inputSize: features, seed: 2, dtype })),
    ]),
  "dropout between layers": ({ features, units, dtype }) =>
    new MultiRNNCell([
      new DropoutWrapper(new BasicLSTMCell(units, { inputSize: features, seed: 1, dtype }), {
        inputKeepProb: 0.8,
        outputKeepProb: 0.6,
        seed: 4,
      }),
      new DropoutWrapper(new GRUCell(units, { inputSize: units, seed: 2, dtype }), {
        outputKeepProb: 0.7,
        seed: 5,
      }),
    ]),
  "variational dropout, on the states too": ({ features, units, dtype }) =>
    new MultiRNNCell([
      new DropoutWrapper(new BasicLSTMCell(units, { inputSize: features, seed: 1, dtype }), {
        inputKeepProb: 0.8,
        stateKeepProb: 0.7,
        variationalRecurrent: true,
        seed: 6,
      }),
      new DropoutWrapper(new GRUCell(units, { inputSize: units, seed: 2, dtype }), {
        inputKeepProb: 0.6,
        outputKeepProb: 0.7,
        variationalRecurrent: true,
        seed: 7,
      }),
    ]),
  "dropout of the hidden states, new at each step": ({ features, units, dtype }) => {
    const dropping = <S extends State>(cell: Cell<S>, seed: number) =>
      new DropoutWrapper(cell, { outputKeepProb: 0.8, stateKeepProb: 0.6, seed });
    const below = { inputSize: units, dtype };
    return new MultiRNNCell([
      dropping(new BasicLSTMCell(units, { inputSize: features, seed: 1, dtype }), 5),
      dropping(new GRUCell(units, { ...below, seed: 2 }), 6),
      dropping(new BasicRNNCell(units, { ...below, seed: 3 }), 7),
      dropping(new LSTMCell(units, { ...below, usePeepholes: true, seed: 4 }), 8),
    ]);
  },
  "dropout around layers": ({ features, units, dtype }) =>
    new DropoutWrapper(
      new MultiRNNCell([
        new BasicRNNCell(units, { inputSize: features, seed: 1, dtype }),
        new BasicRNNCell(units, { inputSize: units, seed: 2, dtype }),
      ]),
      { outputKeepProb: 0.5, stateKeepProb: 0.9, seed: 8 },
    ),
} as const satisfies Record<string, (given: Given) => AnyCell>;

export type DeepCellName = keyof typeof deepCells;
