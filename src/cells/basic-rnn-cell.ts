import { add, concat, matmul, tanh } from "../autograd/operations/index.js";
import { probe } from "../autograd/probe.js";
import { basicRnnSequence } from "../sequences/basic-rnn-sequence.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import { zeros } from "../tensor/create.js";
import type { DType } from "../tensor/dtype.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { AffineOptions } from "../variables/affine-weights.js";
import { AffineCell } from "./affine-cell.js";
import type { Cell } from "./cell.js";

/** The kernel is `[inputSize + numUnits, numUnits]`, the rows for x before those for h. */
export interface BasicRNNCellOptions extends AffineOptions {
  /** φ in the formula; tanh unless given; with any other, time steps are taken one by one. */
  readonly activation?: (x: Tensor) => Tensor;
}

type Sequence = [outputs: Tensor, state: Tensor] | undefined;

/**
 * The basic recurrent cell: the new state, which is also the output, is made from the input and the
 * state of the time step before (Elman, 1990).
 *
 *     hₜ = φ([xₜ, hₜ₋₁] W + b)
 */
export class BasicRNNCell extends AffineCell implements Cell<Tensor> {
  /** φ in the formula. */
  readonly activation: (x: Tensor) => Tensor;

  /** @throws RangeError for sizes that are not positive integers and weights that do not fit them. */
  constructor(numUnits: number, options: BasicRNNCellOptions = {}) {
    super(options.name ?? "basic_rnn_cell", numUnits, 1, options);
    this.activation = options.activation ?? tanh;
  }

  call(x: Tensor, hPrevious: Tensor): [output: Tensor, newState: Tensor] {
    const [W, b] = this.weightsFor(x, { state: [hPrevious, this.numUnits] });
    const z = probe("z", add(matmul(concat([x, hPrevious], 1), W), b));
    const h = this.activation(z);
    return [h, h];
  }

  callSequence(inputs: Tensor, h: Tensor, rows: PackedRows): Sequence {
    return this.#allSteps(inputs, h, rows);
  }

  callMaskedSequence(inputs: Tensor, h: Tensor, rows: PackedRows, masks: Tensor): Sequence {
    return this.#allSteps(inputs, h, rows, masks);
  }

  #allSteps(inputs: Tensor, h: Tensor, rows: PackedRows, masks?: Tensor): Sequence {
    if (this.activation !== tanh) return undefined;
    const weights = this.fusedWeightsFor(inputs, [h], rows);
    if (!weights) return undefined;
    const [W, b] = weights;
    const [outputs, state] = basicRnnSequence([inputs, W, b, h], { rows, masks });
    return [outputs, state];
  }

  zeroState(batchSize: number, dtype: DType = this.dtype): Tensor {
    checkSize(`${this.name}.zeroState`, "batchSize", batchSize);
    return zeros([batchSize, this.numUnits], dtype);
  }
}
