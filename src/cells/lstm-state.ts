import { concat, slice } from "../autograd/operations/index.js";
import { probeState } from "../autograd/probe.js";
import { zeros } from "../tensor/create.js";
import type { DType } from "../tensor/dtype.js";
import type { Tensor } from "../tensor/tensor.js";
import type { State } from "./state.js";

/** What an LSTM carries on: the cell state c and the hidden state h, each `[batch, units]`. */
export type LSTMState = { readonly c: Tensor; readonly h: Tensor };

/** The state with `stateIsTuple`, and without: one tensor, c's columns before h's. */
export type LSTMStateOf<Tuple extends boolean> = Tuple extends true ? LSTMState : Tensor;

/** How c and h are handed from one time step to the next. */
export interface LSTMLayout<S extends State> {
  zero(batch: number, dtype: DType): S;
  /** The tensors that a state is made of, with what errors call them and their columns. */
  tensors(state: S): Readonly<Record<string, readonly [state: Tensor, size: number]>>;
  split(state: S): LSTMState;
  /**
   * The new state; where the loop over time could not tell c and h apart in it, a trace sees them here.
   */
  join(state: LSTMState, previous: LSTMState): S;
}

/** c and h side by side, as TensorFlow's `LSTMStateTuple`. */
export const tupleLayout = (cSize: number, hSize: number): LSTMLayout<LSTMState> => ({
  zero: (batch, dtype) => ({ c: zeros([batch, cSize], dtype), h: zeros([batch, hSize], dtype) }),
  tensors: ({ c, h }) => ({ "state c": [c, cSize], "state h": [h, hSize] }),
  split: (state) => state,
  join: (state) => state,
});

/** One tensor `[batch, cSize + hSize]`, c first, as TensorFlow concatenates them. */
export const concatenatedLayout = (cSize: number, hSize: number): LSTMLayout<Tensor> => ({
  zero: (batch, dtype) => zeros([batch, cSize + hSize], dtype),
  tensors: (state) => ({ state: [state, cSize + hSize] }),
  split: (state) => ({ c: slice(state, 1, 0, cSize), h: slice(state, 1, cSize, cSize + hSize) }),
  join({ c, h }, previous) {
    probeState("c", c, previous.c);
    probeState("h", h, previous.h);
    return concat([c, h], 1);
  },
});
