import {
  concat,
  DropoutWrapper,
  MultiRNNCell,
  ResidualWrapper,
  slice,
  Tensor,
  type Cell,
  type LSTMState,
  type State,
} from "../../../src/index.js";
import { LSTM } from "../../../src/cells/lstm.js";
import { kinds } from "./kinds.js";
import type { CellPlan } from "./plan.js";

/** @param units of its output, if they are not the plan's. */
export function makeCell(
  plan: CellPlan,
  options: Parameters<(typeof kinds)["BasicRNNCell"]>[1],
  units?: number,
): Cell<State> {
  const { inputSize, stateIsTuple } = options;
  if ("kind" in plan) return kinds[plan.kind](units ?? plan.units, options) as Cell<State>;
  if ("residual" in plan) {
    return new ResidualWrapper(makeCell(plan.residual, options, inputSize));
  }
  if ("dropout" in plan) {
    const keeping = { inputKeepProb: 0.5, outputKeepProb: 0.5, stateKeepProb: 0.5 };
    return new DropoutWrapper(makeCell(plan.dropout, options, units), keeping);
  }
  let size = inputSize;
  const cells = plan.cells.map((each, n) => {
    const last = n === plan.cells.length - 1;
    const cell = makeCell(each, { ...options, inputSize: size }, last ? units : undefined);
    size = cell.outputSize;
    return cell;
  });
  return new MultiRNNCell(cells, { stateIsTuple });
}

/** The tensors of a state by their names: `.h`, `.c`, and of the cells of a `MultiRNNCell` `.0.h`. */
export function takeApart(cell: Cell<State>, state: State): [name: string, part: Tensor][] {
  if (isWrapper(cell)) return takeApart(cell.cell, state);
  if (cell instanceof MultiRNNCell) {
    const widths = (cell.cells as readonly Cell<State>[]).map(columnsOf);
    const states = state instanceof Tensor ? columns(state, widths) : (state as readonly State[]);
    return (cell.cells as readonly Cell<State>[]).flatMap((each, n) =>
      takeApart(each, states[n]).map(([name, part]): [string, Tensor] => [`.${n}${name}`, part]),
    );
  }
  if (!(cell instanceof LSTM)) return [[".h", state as Tensor]];
  const { numUnits } = cell;
  const [c, h] =
    state instanceof Tensor ? columns(state, [numUnits, numUnits]) : cAndH(state as LSTMState);
  return [
    [".h", h],
    [".c", c],
  ];
}

/** The state that a cell takes, of tensors that are asked for by their names, with their columns. */
export function putTogether(
  cell: Cell<State>,
  part: (name: string, columns: number) => Tensor,
): State {
  if (isWrapper(cell)) return putTogether(cell.cell, part);
  if (cell instanceof MultiRNNCell) {
    const states = (cell.cells as readonly Cell<State>[]).map((each, n) =>
      putTogether(each, (name, size) => part(`.${n}${name}`, size)),
    );
    return cell.stateIsTuple ? states : concat(states as Tensor[], 1);
  }
  const h = part(".h", cell.outputSize);
  if (!(cell instanceof LSTM)) return h;
  const c = part(".c", cell.numUnits);
  return cell.stateIsTuple ? { c, h } : concat([c, h], 1);
}

const isWrapper = (cell: Cell<State>): cell is ResidualWrapper<State> | DropoutWrapper<State> =>
  cell instanceof ResidualWrapper || cell instanceof DropoutWrapper;

const cAndH = ({ c, h }: LSTMState): [Tensor, Tensor] => [c, h];

/** How many columns a state of one tensor has. */
function columnsOf(cell: Cell<State>): number {
  const state = cell.zeroState(1);
  return state instanceof Tensor ? state.shape[1] : 0;
}

function columns(x: Tensor, widths: readonly number[]): Tensor[] {
  let start = 0;
  return widths.map((width) => slice(x, 1, start, (start += width)));
}
