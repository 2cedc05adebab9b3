import type { State } from "../cells/state.js";
import { checkOptions, inWords as describe } from "../tensor/arguments.js";
import { Random } from "../tensor/random.js";
import { formatShape, sameShape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { snapshotFromBytes, snapshotToBytes } from "./snapshot-file.js";
import { takeSnapshot, type Resumable, type Snapshot } from "./snapshot.js";

/** Where a training is besides. */
export interface Position<S extends State> {
  /** What is carried from window to window. */
  readonly state?: S;
  /** How many steps were made; 0 unless given. `batchesFrom` goes on with the next one. */
  readonly step?: number;
}

/**
 * A training as it was at one moment, in memory or as bytes. Training that goes on from it gives the
 * losses, to the bit, that it would have given without a stop, if the batches go on where they were.
 */
export class Checkpoint<S extends State = State> {
  #snapshot: Snapshot;
  #taken: Resumable | undefined;

  /** Copies all of it now; what is left out will not be put back. */
  constructor(training: Resumable & Position<S>) {
    checkOptions("Checkpoint", training, ["variables", "optimizer", "randoms", "state", "step"]);
    const { state, step = 0, ...taken } = training;
    if (!Number.isSafeInteger(step) || step < 0) {
      throw new RangeError(`Checkpoint: step must be an integer of 0 or more, got ${step}`);
    }
    this.#taken = taken;
    this.#snapshot = takeSnapshot(taken, state, step);
  }

  /** A copy of the state that was carried from window to window; the next one begins with it. */
  get state(): S | undefined {
    return this.#snapshot.state as S | undefined;
  }

  /** How many steps were made. */
  get step(): number {
    return this.#snapshot.step;
  }

  /**
   * All of it as a file of the format safetensors, the same bytes on every machine. A learning rate that
   * follows a schedule is not in it: who goes on brings the schedule along.
   */
  toBytes(): Uint8Array {
    return snapshotToBytes(this.#snapshot);
  }

  /**
   * The checkpoint that `toBytes` made bytes of, to be restored into a network made in the same way.
   * @throws RangeError for bytes that are not whole, or not those of a checkpoint.
   */
  static fromBytes<S extends State = State>(bytes: Uint8Array): Checkpoint<S> {
    const checkpoint = new Checkpoint<S>({ variables: [] });
    checkpoint.#snapshot = snapshotFromBytes(bytes);
    checkpoint.#taken = undefined;
    return checkpoint;
  }

  /**
   * Puts everything back, as often as it is asked for: into what it was taken from, or into another
   * network that was made in the same way.
   * @throws Error before anything is changed, when variables differ in number, name, shape or dtype, the
   * optimizer is missing or of another kind, or the streams are more or fewer.
   */
  restore(into: Resumable | undefined = this.#taken): void {
    if (!into) {
      throw new TypeError(
        "Checkpoint.restore: expected the variables to put back into, since the checkpoint comes from bytes; got nothing",
      );
    }
    this.#check(into);
    const { variables, optimizer, randoms } = this.#snapshot;
    // The optimizer comes first: what may still refuse must, before the rest is changed.
    if (optimizer) into.optimizer!.restore(into.variables, optimizer);
    into.variables.forEach(({ data }, n) => data.set(variables[n].value.data));
    into.randoms?.forEach((random, n) => random.restore(randoms[n]));
  }

  #check({ variables, optimizer, randoms = [] }: Resumable): void {
    const { variables: wanted, ...kept } = this.#snapshot;
    const refuse = (expected: string, got: string): never => {
      throw new RangeError(`Checkpoint.restore: expected ${expected}, got ${got}`);
    };
    if (variables.length !== wanted.length) {
      refuse(`${wanted.length} variables`, String(variables.length));
    }
    variables.forEach((variable, n) => {
      const { name, value } = wanted[n];
      const fits =
        variable.name === name &&
        variable.dtype === value.dtype &&
        sameShape(variable.shape, value.shape);
      if (fits) return;
      refuse(`variable ${n} to be ${inWords(name, value)}`, inWords(variable.name, variable));
    });
    if ((optimizer === undefined) !== (kept.optimizer === undefined)) {
      refuse(kept.optimizer ? "an optimizer" : "no optimizer", optimizer ? "one" : "none");
    }
    const odd = randoms.findIndex((random) => !(random instanceof Random));
    if (odd >= 0) refuse(`randoms[${odd}] to be a Random`, describe(randoms[odd]));
    if (randoms.length !== kept.randoms.length) {
      refuse(`${kept.randoms.length} streams of random numbers`, String(randoms.length));
    }
  }
}

const inWords = (name: string, { dtype, shape }: Tensor): string =>
  `${name} ${dtype} ${formatShape(shape)}`;
