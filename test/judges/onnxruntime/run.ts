import { dynamicRnn, type Cell, type LSTMState, type Tensor } from "../../../src/index.js";

/** A state by ONNX's names; c is an LSTM's. */
export interface Parts {
  readonly h: Tensor;
  readonly c?: Tensor;
}

/** The engine's answer: outputs `[batch, time, units]`, and the state after each sequence's last step. */
export interface Ran extends Parts {
  readonly outputs: Tensor;
}

/** A cell over sequences `[batch, time, features]`. */
export type Run = (inputs: Tensor, start?: Parts, sequenceLength?: readonly number[]) => Ran;

export const runOfH =
  (cell: Cell<Tensor>): Run =>
  (inputs, start, sequenceLength) => {
    const { outputs, state } = dynamicRnn(cell, inputs, {
      initialState: start?.h,
      sequenceLength,
    });
    return { outputs, h: state };
  };

export const runOfCAndH =
  (cell: Cell<LSTMState>): Run =>
  (inputs, start, sequenceLength) => {
    const initialState = start && { c: start.c!, h: start.h };
    const { outputs, state } = dynamicRnn(cell, inputs, { initialState, sequenceLength });
    return { outputs, ...state };
  };
