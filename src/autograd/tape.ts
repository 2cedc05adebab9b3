import { afterStop } from "../backend/index.js";
import { full, zeros } from "../tensor/create.js";
import type { TypedArray } from "../tensor/dtype.js";
import { formatShape, sameShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import { Variable } from "../tensor/variable.js";
import type { Application } from "./application.js";

/** The tapes that record at this moment, innermost last. */
const recording: Tape[] = [];
afterStop(() => (recording.length = 0));

/** Whether any tape records at this moment. */
export const isRecording = (): boolean => recording.length > 0;

/** Whether a tape that records follows one of these tensors, so that their operation will be kept. */
export function isFollowed(tensors: readonly Tensor[]): boolean {
  return recording.some((tape) => tape.follows(tensors));
}

/** Hands an operation's call to every tape that records: an inner one takes nothing from an outer. */
export function recordOn(application: Application): void {
  for (const tape of recording) tape.record(application);
}

/**
 * Remembers the operations that ran, in order, so that they can be differentiated backwards
 * (reverse-mode automatic differentiation).
 *
 * Only what depends on a `Variable` or on a watched tensor is kept.
 */
export class Tape {
  #applications: Application[] = [];
  readonly #tracked = new Set<Tensor>();
  /** Gradients that only this tape has, so that it may add to them in place. */
  readonly #sums = new Set<Tensor>();
  #used = false;

  /** Makes the tape follow tensors that are not variables, for instance an input. */
  watch(...tensors: readonly Tensor[]): void {
    for (const tensor of tensors) this.#tracked.add(tensor);
  }

  /**
   * Runs `f` and records its operations.
   * @throws TypeError when `f` returns a promise: what runs after an `await` would go unrecorded.
   * @throws Error inside another `run` of the same tape, which would record everything twice.
   */
  run<T>(f: () => T): T {
    if (recording.includes(this)) throw new Error("Tape.run: this tape is recording already");
    recording.push(this);
    try {
      const result = f();
      if (result instanceof Promise) {
        throw new TypeError(
          "Tape.run: expected a synchronous function, got one that returns a promise",
        );
      }
      return result;
    } finally {
      recording.pop();
    }
  }

  /** Whether a tensor is a variable, is watched, or was computed from one that is. */
  follows(tensors: readonly Tensor[]): boolean {
    for (const tensor of tensors) {
      if (tensor instanceof Variable || this.#tracked.has(tensor)) return true;
    }
    return false;
  }

  /** Keeps a call when one of its tensors is followed; its outputs are then followed too. */
  record(application: Application): void {
    const { inputs, outputs, kept } = application;
    if (!this.follows(inputs)) return;
    for (const input of inputs) if (input instanceof Variable) this.#tracked.add(input);
    for (const output of outputs) this.#tracked.add(output);
    kept?.retain();
    this.#applications.push(application);
  }

  /**
   * Lets go of what was recorded, when no gradient will be asked for. It need not be called: what is not
   * reachable is collected, but in a loop that never waits only after it.
   */
  dispose(): void {
    this.#used = true;
    this.#release();
    this.#tracked.clear();
  }

  #release(): void {
    for (const { kept } of this.#applications) kept?.release();
    this.#applications = [];
  }

  /**
   * The gradients of a scalar with respect to `sources`, each in the shape of its source: variables,
   * watched tensors, or anything computed on the way. A source that the loss does not depend on gets
   * zeros. Uses the tape up: its memory is released.
   * @throws Error on a second call, for a loss that is not a scalar, and for a loss or a source that
   * the tape never met.
   */
  gradient(loss: Tensor, sources: readonly Tensor[]): Tensor[] {
    this.#check(loss, sources);
    this.#used = true;
    const wanted = new Set(sources);
    const gradients = new Map<Tensor, Tensor>([[loss, full([], 1, loss.dtype)]]);
    const complete = new Map<Tensor, Tensor>();
    try {
      // Popped one by one: what a call keeps is released as soon as it has been gone through.
      for (let last; (last = this.#applications.pop());) {
        this.#propagate(last, gradients, complete, wanted);
      }
    } finally {
      this.#release();
    }
    const found = sources.map(
      (source) =>
        complete.get(source) ?? gradients.get(source) ?? zeros(source.shape, source.dtype),
    );
    this.#tracked.clear();
    return found;
  }

  /**
   * Adds what reaches the inputs of one call to what has reached them already. Its outputs' gradients,
   * which are complete now, go: an operation that this one was computed by has the same outputs.
   */
  #propagate(
    { name, inputs, outputs, backward, kept }: Application,
    gradients: Map<Tensor, Tensor>,
    complete: Map<Tensor, Tensor>,
    wanted: ReadonlySet<Tensor>,
  ): void {
    try {
      const reached = outputs.map((output) => gradients.get(output));
      if (reached.every((gradient) => gradient === undefined)) return;
      for (const output of outputs) {
        const gradient = gradients.get(output);
        if (gradient && wanted.has(output)) complete.set(output, gradient);
        gradients.delete(output);
      }
      const parts = backward(
        reached,
        inputs.map((input) => this.#tracked.has(input)),
      );
      inputs.forEach((input, position) => {
        const part = parts[position];
        if (part) this.#add(part, { name, input, position, gradients });
      });
    } finally {
      kept?.release();
    }
  }

  #add(
    part: Tensor,
    {
      name,
      input,
      position,
      gradients,
    }: { name: string; input: Tensor; position: number; gradients: Map<Tensor, Tensor> },
  ): void {
    if (!sameShape(part.shape, input.shape)) {
      throw new RangeError(
        `${name}: backward of argument ${position} has shape ${formatShape(part.shape)}, the argument ${formatShape(input.shape)}`,
      );
    }
    const sum = gradients.get(input);
    if (sum && this.#sums.has(sum)) return addInto(sum.data, part.data);
    if (!sum) return void gradients.set(input, part);
    // What a rule has returned may serve it, or another input, as well: the sum is a copy.
    const total = new Tensor(sum.data.slice(), sum.shape);
    addInto(total.data, part.data);
    this.#sums.add(total);
    gradients.set(input, total);
  }

  #check(loss: Tensor, sources: readonly Tensor[]): void {
    if (this.#used) {
      throw new Error("gradient: this tape has been used already; record the computation again");
    }
    if (loss.rank !== 0) {
      throw new RangeError(
        `gradient: the loss must be a scalar, got shape ${formatShape(loss.shape)}`,
      );
    }
    if (!this.#tracked.has(loss)) {
      throw new Error(
        "gradient: the loss was not computed on this tape from a variable or watched tensor",
      );
    }
    sources.forEach((source, i) => {
      if (this.#tracked.has(source)) return;
      const name = source instanceof Variable ? ` "${source.name}"` : "";
      throw new Error(
        `gradient: source ${i}${name}, ${source.dtype} ${formatShape(source.shape)}, took no part in what this tape recorded`,
      );
    });
  }
}

function addInto(sum: TypedArray, part: TypedArray): void {
  const { length } = sum;
  for (let i = 0; i < length; i++) sum[i] += part[i];
}

/**
 * Evaluates a scalar function and differentiates it: its value, and its gradients with respect to
 * `sources` (variables or other tensors that `f` uses), in their order.
 */
export function valueAndGradients(
  f: () => Tensor,
  sources: readonly Tensor[],
): { value: Tensor; gradients: Tensor[] } {
  const tape = new Tape();
  tape.watch(...sources);
  const value = tape.run(f);
  return { value, gradients: tape.gradient(value, sources) };
}
