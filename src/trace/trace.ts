import { stack } from "../autograd/operations/index.js";
import { observing, type Sighting } from "../autograd/probe.js";
import { Tape } from "../autograd/tape.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * What passed inside a network while it ran, by letter: z (pre-activation), h (state), …; inside the parts
 * of a network after their names: `cell_0/h`, `bw/h`.
 */
export interface Trace<Result> {
  /** What the run returned. */
  readonly result: Result;
  /** Each value at each time step, `[time, batch, units]`. */
  readonly values: Readonly<Record<string, Tensor>>;
  /**
   * The gradient of the loss with respect to each value at each time step, `[time, batch, units]`;
   * empty without a loss. Zero where the loss does not depend on a value.
   */
  readonly gradients: Readonly<Record<string, Tensor>>;
}

/**
 * Runs a network and records what its cells and its loop over time compute.
 *
 * Past a sequence's end the state is the one that is kept, and what the cell computed is shown as 0.
 * @param run calls the network, for instance `() => dynamicRnn(cell, inputs)`.
 * @param lossOf makes a scalar loss of the result; with it the gradients are recorded too.
 */
export function trace<Result>(
  run: () => Result,
  lossOf?: (result: Result) => Tensor,
): Trace<Result> {
  const sightings: Sighting[] = [];
  const tape = new Tape();
  const watchAll = (sighting: Sighting) => {
    tape.watch(sighting.value);
    sightings.push(sighting);
  };
  const [result, loss] = tape.run(() => {
    const result = observing(watchAll, run);
    return [result, lossOf?.(result)] as const;
  });
  const gradients =
    loss &&
    tape.gradient(
      loss,
      sightings.map(({ value }) => value),
    );
  return {
    result,
    values: overTime(
      sightings,
      sightings.map(({ shown }) => shown),
    ),
    gradients: gradients ? overTime(sightings, gradients) : {},
  };
}

/** The tensors of each name, in the order of their sighting, stacked along a time axis. */
function overTime(
  sightings: readonly Sighting[],
  tensors: readonly Tensor[],
): Record<string, Tensor> {
  const byName = new Map<string, Tensor[]>();
  sightings.forEach(({ name }, i) => {
    byName.set(name, [...(byName.get(name) ?? []), tensors[i]]);
  });
  const inTime = new Map(sightings.map((sighting) => [sighting.name, sighting.inTime]));
  return Object.fromEntries(
    [...byName].map(([name, seen]) => {
      const steps = stack(seen);
      return [name, inTime.get(name)?.(steps) ?? steps];
    }),
  );
}
