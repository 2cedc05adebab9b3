import type { PackedRows } from "../sequences/packed-rows.js";
import type { DType } from "../tensor/dtype.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import type { Cell, RunSequence } from "./cell.js";
import type { State } from "./state.js";
import { checkCells } from "./wrapped-cells.js";

/** A cell around another: the sizes, the variables and the states are those of the cell inside. */
export abstract class CellWrapper<S extends State> implements Cell<S> {
  readonly name: string;
  /** The cell inside. */
  readonly cell: Cell<S>;

  /** @throws TypeError for what is not a cell. */
  constructor(name: string, cell: Cell<S>) {
    checkCells(name, [["cell", cell]], "");
    this.name = name;
    this.cell = cell;
  }

  abstract call(x: Tensor, state: S): [output: Tensor, newState: S];

  abstract callSequence(
    inputs: Tensor,
    state: S,
    rows: PackedRows,
    run: RunSequence,
  ): [outputs: Tensor, newState: S] | undefined;

  zeroState(batchSize: number, dtype: DType = this.dtype): S {
    return this.cell.zeroState(batchSize, dtype);
  }

  get cells(): readonly Cell<S>[] {
    return [this.cell];
  }

  get showsState(): boolean {
    return this.cell.showsState ?? false;
  }

  get outputSize(): number {
    return this.cell.outputSize;
  }

  get inputSize(): number | undefined {
    return this.cell.inputSize;
  }

  get dtype(): DType {
    return this.cell.dtype;
  }

  get variables(): readonly Variable[] {
    return this.cell.variables;
  }
}
