import type { PackedRows } from "../sequences/packed-rows.js";
import { checkFlag, checkOptions, inWords } from "../tensor/arguments.js";
import type { DType } from "../tensor/dtype.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { step, type Cell, type RunSequence } from "./cell.js";
import {
  columnsLayout,
  listLayout,
  type Cells,
  type MultiRNNLayout,
  type MultiRNNState,
} from "./multi-rnn-state.js";
import type { State } from "./state.js";
import { checkCells, inPart } from "./wrapped-cells.js";

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
  MultiRNNState<C, Tuple>
> {
  readonly cells: C;
  readonly stateIsTuple: Tuple;
  readonly showsState = true;
  readonly #layout: MultiRNNLayout<MultiRNNState<C, Tuple>>;

  /**
   * @param cells the layers, the one that reads the input first.
   * @throws RangeError for no layer, one cell at two places, layers whose sizes do not fit.
   * @throws TypeError for what is not a cell, layers of two dtypes, and without `stateIsTuple` a layer
   * whose state is not one tensor.
   */
  constructor(cells: C, options: MultiRNNCellOptions<Tuple> = {}) {
    checkOptions(NAME, options, ["stateIsTuple"]);
    const { stateIsTuple = true } = options;
    checkFlag(NAME, "stateIsTuple", stateIsTuple);
    if (!Array.isArray(cells)) {
      throw new TypeError(`${NAME}: cells must be an array of cells, got ${inWords(cells)}`);
    }
    if (cells.length === 0) throw new RangeError(`${NAME}: expected at least one cell, got none`);
    checkCells(
      NAME,
      Array.from(cells, (cell, i) => [`cells[${i}]`, cell]),
      "a cell is shared over time, never over layers: make one for each layer",
    );
    cells.forEach((cell, i) => checkLayer(cell, i, cells[i - 1]));
    const layout = stateIsTuple ? listLayout : columnsLayout;
    this.#layout = layout(NAME, cells) as MultiRNNLayout<any>;
    this.cells = [...cells] as unknown as C;
    this.stateIsTuple = stateIsTuple as Tuple;
  }

  call(
    x: Tensor,
    state: MultiRNNState<C, Tuple>,
  ): [output: Tensor, newState: MultiRNNState<C, Tuple>] {
    return this.#throughLayers(x, state, step);
  }

  callSequence(
    inputs: Tensor,
    state: MultiRNNState<C, Tuple>,
    _rows: PackedRows,
    run: RunSequence,
  ): [outputs: Tensor, newState: MultiRNNState<C, Tuple>] {
    return this.#throughLayers(inputs, state, run);
  }

  zeroState(batchSize: number, dtype: DType = this.dtype): MultiRNNState<C, Tuple> {
    return this.#layout.join(this.cells.map((cell) => cell.zeroState(batchSize, dtype)));
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
    state: MultiRNNState<C, Tuple>,
    through: RunSequence,
  ): [output: Tensor, newState: MultiRNNState<C, Tuple>] {
    const previous = this.#layout.split(state);
    let output = input;
    const made = this.cells.map((cell, i) => {
      const run = () => through<State>(cell, output, previous[i]);
      const [next, newState] = inPart(`cell_${i}`, `${NAME}/cell_${i}`, run);
      output = next;
      return newState;
    });
    return [output, this.#layout.join(made)];
  }
}

/** @param below the layer that it reads. */
function checkLayer(cell: Cell<State>, i: number, below: Cell<State> | undefined): void {
  if (!below) return;
  const { inputSize, dtype } = cell;
  if (inputSize !== undefined && inputSize !== below.outputSize) {
    throw new RangeError(
      `${NAME}: cells[${i}] must take the ${below.outputSize} units that cells[${i - 1}] puts out, got one for ${inputSize}`,
    );
  }
  if (dtype !== below.dtype) {
    throw new TypeError(
      `${NAME}: cells[${i}] must be ${below.dtype} as those before it, got ${dtype}`,
    );
  }
}
