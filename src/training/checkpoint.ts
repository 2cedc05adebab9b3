import { mapStates, type State } from "../cells/state.js";
import type { OptimizerState, ResumableOptimizer } from "../optimizers/resumable-optimizer.js";
import type { TypedArray } from "../tensor/dtype.js";
import type { Random, RandomState } from "../tensor/random.js";
import { formatShape, sameShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";

/** What changes while a network is trained: all that there is to keep, or to put back. */
export interface Resumable {
  readonly variables: readonly Variable[];
  readonly optimizer?: ResumableOptimizer;
  /** The streams of random numbers that the steps draw from, for instance for dropout. */
  readonly randoms?: readonly Random[];
}

/**
 * A training as it was at one moment, in memory. Training that goes on from it gives the losses, to the
 * bit, that it would have given without a stop, if the batches go on where they were.
 */
export class Checkpoint<S extends State = State> {
  /** A copy of the state that was carried from window to window; the next one begins with it. */
  readonly state: S | undefined;
  readonly #taken: Resumable;
  readonly #values: readonly TypedArray[];
  readonly #optimizer: OptimizerState | undefined;
  readonly #randoms: readonly RandomState[];

  /** Copies all of it now; what is left out will not be put back. */
  constructor({ state, ...taken }: Resumable & { readonly state?: S }) {
    this.state = state && mapStates((_, { data, shape }) => new Tensor(data.slice(), shape), state);
    this.#taken = taken;
    this.#values = taken.variables.map(({ data }) => data.slice());
    this.#optimizer = taken.optimizer?.save(taken.variables);
    this.#randoms = (taken.randoms ?? []).map((random) => random.save());
  }

  /**
   * Puts everything back, as often as it is asked for: into what it was taken from, or into another
   * network that was made in the same way.
   * @throws Error before anything is changed, when variables differ in number, name, shape or dtype, the
   * optimizer is missing or of another kind, or the streams are more or fewer.
   */
  restore(into: Resumable = this.#taken): void {
    this.#check(into);
    // The optimizer comes first: what may still refuse must, before the rest is changed.
    if (this.#optimizer) into.optimizer!.restore(into.variables, this.#optimizer);
    into.variables.forEach(({ data }, n) => data.set(this.#values[n]));
    into.randoms?.forEach((random, n) => random.restore(this.#randoms[n]));
  }

  #check({ variables, optimizer, randoms = [] }: Resumable): void {
    const wanted = this.#taken.variables;
    const refuse = (expected: string, got: string): never => {
      throw new RangeError(`Checkpoint.restore: expected ${expected}, got ${got}`);
    };
    if (variables.length !== wanted.length) {
      refuse(`${wanted.length} variables`, String(variables.length));
    }
    variables.forEach((variable, n) => {
      const { name, dtype, shape } = wanted[n];
      const fits =
        variable.name === name && variable.dtype === dtype && sameShape(variable.shape, shape);
      if (!fits) refuse(`variable ${n} to be ${inWords(wanted[n])}`, inWords(variable));
    });
    if ((optimizer === undefined) !== (this.#optimizer === undefined)) {
      refuse(this.#optimizer ? "an optimizer" : "no optimizer", optimizer ? "one" : "none");
    }
    if (randoms.length !== this.#randoms.length) {
      refuse(`${this.#randoms.length} streams of random numbers`, String(randoms.length));
    }
  }
}

const inWords = ({ name, dtype, shape }: Variable): string =>
  `${name} ${dtype} ${formatShape(shape)}`;
