import {
  BasicLSTMCell,
  BasicRNNCell,
  GRUCell,
  LSTMCell,
  mul,
  relu,
  tensor,
  type Cell,
  type State,
  type Tensor,
} from "../../../src/index.js";
import type { Attributes } from "./model.js";
import { matrix, weightsOf, type Weights } from "./weights.js";

/** Random numbers of a shape. */
export type Draw = (...shape: number[]) => Tensor;

/** A cell of the engine, and its weights for ONNX. */
export interface Pair {
  readonly cell: Cell<State>;
  readonly weights: Weights;
}

/** A cell of the engine and the operator of ONNX that is the same. */
export interface Kind {
  readonly operator: "RNN" | "GRU" | "LSTM";
  /** For each direction; the operator wants the activations of both in one list. */
  readonly activations?: readonly string[];
  readonly attributes?: Attributes;
  make(features: number, units: number, draw: Draw): Pair;
}

const FORGET_BIAS = 0.75;

export const kinds: Readonly<Record<string, Kind>> = {
  "BasicRNNCell and RNN": {
    operator: "RNN",
    make: (features, units, draw) =>
      basicRnn(new BasicRNNCell(units, affine(features, units, 1, draw))),
  },
  "BasicRNNCell and RNN, with relu": {
    operator: "RNN",
    activations: ["Relu"],
    make: (features, units, draw) => {
      // Of whole size its numbers would grow from step to step, and their rounding with them.
      const half: Draw = (...shape) => mul(draw(...shape), tensor(0.5));
      const weights = affine(features, units, 1, half);
      return basicRnn(new BasicRNNCell(units, { ...weights, activation: relu }));
    },
  },
  "BasicLSTMCell and LSTM": {
    operator: "LSTM",
    make: (features, units, draw) => {
      const weights = affine(features, units, 4, draw);
      return lstm(new BasicLSTMCell(units, { ...weights, forgetBias: FORGET_BIAS }));
    },
  },
  "LSTMCell and LSTM with peepholes": {
    operator: "LSTM",
    make: (features, units, draw) => {
      const weights = affine(features, units, 4, draw);
      const peepholes = { i: draw(units), f: draw(units), o: draw(units) };
      const cell = new LSTMCell(units, { ...weights, peepholes, forgetBias: FORGET_BIAS });
      const [i, f, o] = cell.peepholes.map(({ data }) => [...data]);
      const pair = lstm(cell);
      return { ...pair, weights: { ...pair.weights, P: [...i, ...o, ...f] } };
    },
  },
  "GRUCell and GRU that resets before its product": {
    operator: "GRU",
    attributes: { linear_before_reset: 0 },
    make: (features, units, draw) =>
      gru(
        new GRUCell(units, {
          gates: affine(features, units, 2, draw),
          candidate: affine(features, units, 1, draw),
        }),
      ),
  },
  "GRUCell and GRU that resets after its product": {
    operator: "GRU",
    attributes: { linear_before_reset: 1 },
    make: (features, units, draw) =>
      gru(
        new GRUCell(units, {
          gates: affine(features, units, 2, draw),
          candidate: { ...affine(features, units, 1, draw), recurrentBias: draw(units) },
          resetAfter: true,
        }),
      ),
  },
};

const affine = (features: number, units: number, gates: number, draw: Draw) => ({
  kernel: draw(features + units, gates * units),
  bias: draw(gates * units),
});

const basicRnn = (cell: BasicRNNCell): Pair => ({
  cell,
  weights: weightsOf(matrix(cell.kernel), [...cell.bias.data], [0]),
});

/** ONNX: i, o, f, c; here i, j, f, o. It has no forget bias, but a second bias that stands for it. */
const lstm = (cell: BasicLSTMCell | LSTMCell): Pair => {
  const forgetBias = Array.from({ length: 4 * cell.numUnits }, (_, column) =>
    Math.floor(column / cell.numUnits) === 2 ? cell.forgetBias : 0,
  );
  const weights = weightsOf(matrix(cell.kernel), [...cell.bias.data], [0, 3, 2, 1], forgetBias);
  return { cell, weights };
};

/** ONNX: z, r, h; here r, u, c. */
const gru = (cell: GRUCell): Pair => {
  const [gatesKernel, gatesBias, candidateKernel, candidateBias, recurrentBias] = cell.variables;
  const candidates = matrix(candidateKernel);
  const kernel = matrix(gatesKernel).map((row, k) => [...row, ...candidates[k]]);
  const bias = [...gatesBias.data, ...candidateBias.data];
  const forH = recurrentBias && [...gatesBias.data.map(() => 0), ...recurrentBias.data];
  return { cell, weights: weightsOf(kernel, bias, [1, 0, 2], forH) };
};
