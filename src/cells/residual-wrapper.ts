import { add, reshape, selectRows } from "../autograd/operations/index.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import { zeros } from "../tensor/create.js";
import { inWords } from "../tensor/arguments.js";
import { Tensor } from "../tensor/tensor.js";
import type { Cell, RunSequence } from "./cell.js";
import { CellWrapper } from "./cell-wrapper.js";
import type { State } from "./state.js";

/**
 * A cell whose output has its input added (He et al., 2016; between the layers of a recurrent network, Wu
 * et al., 2016), as TensorFlow's class of this name. The state is the cell's own:
 *
 *     yₜ = outputₜ + xₜ
 */
export class ResidualWrapper<S extends State> extends CellWrapper<S> {
  /**
   * @throws TypeError for what is not a cell.
   * @throws RangeError for a cell that is known to put out another number of units than it takes in.
   */
  constructor(cell: Cell<S>) {
    super("residual_wrapper", cell);
    if (cell.inputSize !== undefined) this.#checkFeatures(cell.inputSize);
  }

  call(x: Tensor, state: S): [output: Tensor, newState: S] {
    if (!(x instanceof Tensor)) {
      throw new TypeError(`${this.name}: the input must be a tensor, got ${inWords(x)}`);
    }
    this.#checkFeatures(x.shape.at(-1));
    const [output, newState] = this.cell.call(x, state);
    return [add(output, x), newState];
  }

  callSequence(
    inputs: Tensor,
    state: S,
    rows: PackedRows,
    run: RunSequence,
  ): [outputs: Tensor, newState: S] {
    this.#checkFeatures(inputs.shape[2]);
    const [outputs, newState] = run(this.cell, inputs, state);
    return [add(outputs, withoutPadding(inputs, rows)), newState];
  }

  #checkFeatures(features: number | undefined): void {
    const { outputSize } = this.cell;
    if (features === outputSize) return;
    throw new RangeError(
      `${this.name}: input and output are added, so that the input must have ${outputSize} features, got ${features}`,
    );
  }
}

/** Zeros past each sequence's end, where anything may stand. */
function withoutPadding(inputs: Tensor, rows: PackedRows): Tensor {
  if (rows.total === rows.batch * rows.time) return inputs;
  const flat = reshape(inputs, [rows.batch * rows.time, inputs.shape[2]]);
  const alive = Array<boolean>(flat.shape[0]).fill(false);
  for (const place of rows.places()!) alive[place] = true;
  return reshape(selectRows(flat, zeros(flat.shape, flat.dtype), alive), inputs.shape);
}
