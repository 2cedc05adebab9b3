import { concat, slice } from "../autograd/operations/index.js";
import { inWords } from "../tensor/arguments.js";
import { Tensor } from "../tensor/tensor.js";
import type { Cell } from "./cell.js";
import type { State } from "./state.js";

export type Cells = readonly Cell<State>[];

/** The states of cells, one for each. */
export type StatesOf<C extends Cells> = {
  readonly [I in keyof C]: C[I] extends Cell<infer S> ? S : never;
};

/** The state with `stateIsTuple`, and without: one tensor, the columns of the first layer first. */
export type MultiRNNState<C extends Cells, Tuple extends boolean> = (Tuple extends true
  ? StatesOf<C>
  : Tensor) &
  State;

/** How the states of the layers are handed from one time step to the next. */
export interface MultiRNNLayout<S extends State> {
  /** @throws TypeError or RangeError for what is not such a state. */
  split(state: S): readonly State[];
  join(states: readonly State[]): S;
}

/** A list, a state for each layer. */
export function listLayout(name: string, cells: Cells): MultiRNNLayout<readonly State[]> {
  return {
    split(state: unknown) {
      if (Array.isArray(state) && state.length === cells.length) return state;
      const got = inWords(state);
      throw new TypeError(
        `${name}: the state must be a list of ${cells.length} states, one for each layer, got ${got}`,
      );
    },
    join: (states) => states,
  };
}

/**
 * One tensor `[batch, columns of all layers]`.
 * @throws TypeError for a layer whose own state is not one tensor.
 */
export function columnsLayout(name: string, cells: Cells): MultiRNNLayout<Tensor> {
  const widths = cells.map((cell, i) => {
    const state: State = cell.zeroState(1);
    if (state instanceof Tensor) return state.shape[1];
    throw new TypeError(
      `${name}: without stateIsTuple the state of each layer must be one tensor; that of cells[${i}] has parts (make an LSTM with stateIsTuple: false too)`,
    );
  });
  const width = widths.reduce((sum, columns) => sum + columns, 0);
  return {
    split(state: unknown) {
      if (!(state instanceof Tensor) || state.rank !== 2 || state.shape[1] !== width) {
        const got = inWords(state);
        throw new RangeError(`${name}: the state must be [batch, ${width}], got ${got}`);
      }
      let start = 0;
      return widths.map((columns) => slice(state, 1, start, (start += columns)));
    },
    join: (states) => concat(states as readonly Tensor[], 1),
  };
}
