import type { Variable } from "../tensor/variable.js";
import { Checkpoint } from "./checkpoint.js";

/** Keeps a checkpoint of the variables as they were at the lowest loss offered. */
export class BestVariables {
  readonly #variables: readonly Variable[];
  #checkpoint: Checkpoint | undefined;
  /** The lowest loss so far, and its step. */
  found: { readonly step: number; readonly loss: number } | undefined;
  /** How many offers in a row were not lower. */
  missed = 0;

  constructor(variables: readonly Variable[]) {
    this.#variables = variables;
  }

  offer(step: number, loss: number): void {
    // NaN is not lower than anything, so it never becomes the best.
    if (!(loss < (this.found?.loss ?? Infinity))) {
      this.missed++;
      return;
    }
    this.missed = 0;
    this.found = { step, loss };
    this.#checkpoint = new Checkpoint({ variables: this.#variables });
  }

  /** Puts the best values back; when there are none it does nothing. */
  restore(): void {
    this.#checkpoint?.restore();
  }
}
