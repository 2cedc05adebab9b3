import { concat, slice } from "../autograd/operations/index.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import type { DType } from "../tensor/dtype.js";
import { formatShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { step, type Cell, type RunSequence } from "./cell.js";
import type { State } from "./state.js";
import { checkCells, inPart } from "./wrapped-cells.js";

type Cells = readonly Cell<any>[];

/** The states of cells, one for each. */
export type StatesOf<C extends Cells> = {
  readonly [I in keyof C]: C[I] extends Cell<infer S> ? S : never;
};

/** The state with `stateIsTuple`, and without: one tensor, the columns of the first layer first. */
export type MultiRNNState<C extends Cells, Tuple extends boolean> = Tuple extends true
  ? StatesOf<C>
  : Tensor;

export interface MultiRNNCellOptions<Tuple extends boolean = true> {
  /**
   * Whether the state is a list, one part for each layer, or one tensor `[batch, columns of all layers]`,
   * with the same numbers; true unless given. Without, each layer's own state must be one tensor.
   */
  readonly stateIsTuple?: Tuple;
}

const NAME = "multi_rnn_cell";

/**
 * A deep recurrent network, one time step of it: layer l reads what layer l − 1 puts out at the same step,
 * and its own state of the step before. As TensorFlow's class of this name:
 *
 *     hₜˡ = cellˡ(hₜˡ⁻¹, hₜ₋₁ˡ),   hₜ⁰ = xₜ
 *
 * Layers may differ in size and kind. Each is its own cell: within a layer the parameters are the same at
 * every time step, between layers they are not.
 */
export class MultiRNNCell<const C extends Cells, Tuple extends boolean = true> implements Cell<
  MultiRNNState<C, Tuple> & State
> {
  readonly cells: C;
  readonly stateIsTuple: Tuple;
  readonly showsState = true;

  /**
   * @param cells the layers, the one that reads the input first.
   * @throws RangeError for no layer, one cell at two places, layers whose sizes do not fit.
   * @throws TypeError for what is not a cell, layers of two dtypes, and without `stateIsTuple` a layer
   * whose state is not one tensor.
   */
  constructor(cells: C, options: MultiRNNCellOptions<Tuple> = {}) {
    const { stateIsTuple = true } = options;
    if (typeof stateIsTuple !== "boolean") {
      throw new TypeError(`${NAME}: stateIsTuple must be true or false, got ${stateIsTuple}`);
    }
    if (!Array.isArray(cells)) {
      throw new TypeError(`${NAME}: cells must be an array of cells, got ${typeof cells}`);
    }
    if (cells.length === 0) throw new RangeError(`${NAME}: expected at least one cell, got none`);
    checkCells(
      NAME,
      cells.map((cell, i) => [`cells[${i}]`, cell]),
      "a cell is shared over time, never over layers: make one for each layer",
    );
    cells.forEach((cell, i) => checkLayer(cell, i, cells[i - 1], stateIsTuple));
    this.cells = [...cells] as unknown as C;
    this.stateIsTuple = stateIsTuple as Tuple;
  }

  call(
    x: Tensor,
    state: MultiRNNState<C, Tuple> & State,
  ): [output: Tensor, newState: MultiRNNState<C, Tuple> & State] {
    return this.#throughLayers(x, state, step);
  }

  callSequence(
    inputs: Tensor,
    state: MultiRNNState<C, Tuple> & State,
    _rows: PackedRows,
    run: RunSequence,
  ): [outputs: Tensor, newState: MultiRNNState<C, Tuple> & State] {
    return this.#throughLayers(inputs, state, run);
  }

  zeroState(batchSize: number, dtype: DType = this.dtype): MultiRNNState<C, Tuple> & State {
    return this.#join(this.cells.map((cell) => cell.zeroState(batchSize, dtype)));
  }

  get outputSize(): number {
    return this.cells.at(-1)!.outputSize;
  }

  get inputSize(): number | undefined {
    return this.cells[0].inputSize;
  }

  get dtype(): DType {
    return this.cells[0].dtype;
  }

  /**
   * Those of the first layer first.
   * @throws Error before the first call of a cell that does not know the size of its input.
   */
  get variables(): readonly Variable[] {
    return this.cells.flatMap((cell) => cell.variables);
  }

  /** What goes in passes one layer after the other. */
  #throughLayers(
    input: Tensor,
    state: MultiRNNState<C, Tuple> & State,
    through: RunSequence,
  ): [output: Tensor, newState: MultiRNNState<C, Tuple> & State] {
    const previous = this.#split(state);
    let output = input;
    const made = this.cells.map((cell, i) => {
      const run = () => through<State>(cell, output, previous[i]);
      const [next, newState] = inPart(`cell_${i}`, `${NAME}/cell_${i}`, run);
      output = next;
      return newState;
    });
    return [output, this.#join(made)];
  }

  #split(state: unknown): readonly State[] {
    const { cells, stateIsTuple } = this;
    if (!stateIsTuple) return columns(state, cells);
    if (Array.isArray(state) && state.length === cells.length) return state;
    const got = Array.isArray(state) ? `${state.length} states` : typeof state;
    throw new TypeError(
      `${NAME}: the state must be a list of ${cells.length} states, one for each layer, got ${got}`,
    );
  }

  #join(states: readonly State[]): MultiRNNState<C, Tuple> & State {
    return (this.stateIsTuple ? states : concat(states as readonly Tensor[], 1)) as never;
  }
}

/** The columns of a state that are each layer's. */
function columns(state: unknown, cells: Cells): readonly Tensor[] {
  const widths = cells.map((cell) => (cell.zeroState(1) as Tensor).shape[1]);
  const width = widths.reduce((sum, w) => sum + w, 0);
  if (!(state instanceof Tensor) || state.rank !== 2 || state.shape[1] !== width) {
    const got = state instanceof Tensor ? formatShape(state.shape) : typeof state;
    throw new RangeError(`${NAME}: the state must be [batch, ${width}], got ${got}`);
  }
  let start = 0;
  return widths.map((w) => slice(state, 1, start, (start += w)));
}

function checkLayer(
  cell: Cell<any>,
  i: number,
  below: Cell<any> | undefined,
  tuple: boolean,
): void {
  const { inputSize, dtype } = cell;
  if (below && inputSize !== undefined && inputSize !== below.outputSize) {
    throw new RangeError(
      `${NAME}: cells[${i}] must take the ${below.outputSize} units that cells[${i - 1}] puts out, got one for ${inputSize}`,
    );
  }
  if (below && dtype !== below.dtype) {
    throw new TypeError(
      `${NAME}: cells[${i}] must be ${below.dtype} as those before it, got ${dtype}`,
    );
  }
  if (!tuple && !(cell.zeroState(1) instanceof Tensor)) {
    throw new TypeError(
      `${NAME}: without stateIsTuple the state of each layer must be one tensor; that of cells[${i}] has parts (make an LSTM with stateIsTuple: false too)`,
    );
  }
}
