import { mapStates, type State } from "../cells/state.js";
import type { OptimizerState, ResumableOptimizer } from "../optimizers/resumable-optimizer.js";
import type { Random, RandomState } from "../tensor/random.js";
import { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";

/** What changes while a network is trained: all that there is to keep, or to put back. */
export interface Resumable {
  readonly variables: readonly Variable[];
  readonly optimizer?: ResumableOptimizer;
  /** The streams of random numbers that the steps draw from, for instance for dropout. */
  readonly randoms?: readonly Random[];
}

/** All that a checkpoint keeps, as copies. */
export interface Snapshot {
  readonly variables: readonly { readonly name: string; readonly value: Tensor }[];
  readonly optimizer: OptimizerState | undefined;
  readonly randoms: readonly RandomState[];
  /** What was carried from window to window. */
  readonly state: State | undefined;
  /** How many steps were made. */
  readonly step: number;
}

/** Copies what there is now. */
export function takeSnapshot(
  { variables, optimizer, randoms = [] }: Resumable,
  state: State | undefined,
  step: number,
): Snapshot {
  const copied = ({ data, shape }: Tensor) => new Tensor(data.slice(), shape);
  return {
    variables: variables.map((variable) => ({ name: variable.name, value: copied(variable) })),
    optimizer: optimizer?.save(variables),
    randoms: randoms.map((random) => random.save()),
    state: state && mapStates((_, part) => copied(part), state),
    step,
  };
}
