import { afterStop } from "../backend/index.js";
import type { Tensor } from "../tensor/tensor.js";
import { zeros } from "../tensor/create.js";
import { selectRows } from "./operations/index.js";

/** A value that a computation passed by: the tensor itself, and the numbers to show for it. */
export interface Sighting {
  /** Its letter in the formulas, after the parts of the network that it is in: `cell_0/h`. */
  readonly name: string;
  readonly value: Tensor;
  readonly shown: Tensor;
  /** Puts what was seen at each step, `[steps, batch, …]`, in the order of time; absent where it is. */
  readonly inTime: Arrangement | undefined;
}

/** What puts the steps of a part in the order of time, when it goes through them in another. */
export type Arrangement = (steps: Tensor) => Tensor;

let observe: ((sighting: Sighting) => void) | undefined;
let rows: readonly boolean[] | undefined;
let part: { readonly prefix: string; readonly inTime: Arrangement | undefined };
const reset = () => {
  observe = rows = undefined;
  part = { prefix: "", inTime: undefined };
};
reset();
afterStop(reset);

/**
 * Lets an observer see a value by its letter in the formulas, and hands it back unchanged. Costs
 * nothing while nobody observes.
 * @param shown what to show in its place; by default the value, zero in rows that are not alive.
 */
export function probe(name: string, value: Tensor, shown?: Tensor): Tensor {
  if (observe) {
    const alive = rows;
    const masked = () =>
      alive ? selectRows(value, zeros(value.shape, value.dtype), alive) : value;
    const { prefix, inTime } = part;
    observe({ name: prefix + name, value, shown: shown ?? masked(), inTime });
  }
  return value;
}

/** As `probe`, for a part of a state: rows that are not alive keep what they had before. */
export function probeState(name: string, value: Tensor, previous: Tensor): Tensor {
  return probe(name, value, observe && rows && selectRows(value, previous, rows));
}

/** Whether somebody observes. */
export const isObserved = (): boolean => observe !== undefined;

/** Runs `f` with an observer for every probe in it. */
export function observing<T>(observer: (sighting: Sighting) => void, f: () => T): T {
  const outer = observe;
  observe = observer;
  try {
    return f();
  } finally {
    observe = outer;
  }
}

/** Runs `f` with only some rows of the batch alive: those whose sequence has not ended. */
export function withAliveRows<T>(alive: readonly boolean[] | undefined, f: () => T): T {
  const outer = rows;
  rows = alive;
  try {
    return f();
  } finally {
    rows = outer;
  }
}

/** Runs `f`, a part of a network, whose values then go by the part's name and their own. */
export function withinPart<T>(name: string, f: () => T, inTime = part.inTime): T {
  const outer = part;
  part = { prefix: `${outer.prefix}${name}/`, inTime };
  try {
    return f();
  } finally {
    part = outer;
  }
}
