import { dtypeOf, type TypedArray } from "../tensor/dtype.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { checkLearningRate, rateAt, type LearningRate } from "./learning-rate.js";
import { checkGradients, checkVariables, type Optimizer } from "./optimizer.js";

/** What an optimizer has learnt so far of some variables, as a copy. */
export interface OptimizerState {
  /** The optimizer's class, and the numbers that it was made with. */
  readonly optimizer: string;
  readonly settings: Readonly<Record<string, number>>;
  /** Absent where it followed a schedule and comes from a file: the schedule is that of who goes on. */
  readonly learningRate?: LearningRate;
  /** How many updates were made. */
  readonly updates: number;
  /** What is remembered of each variable, in their order: lists of numbers of the variable's size. */
  readonly memory: readonly (readonly TypedArray[])[];
}

/**
 * What the optimizers here have in common: they check before they change anything, count their updates,
 * and can be saved and put back, so that going on gives what never having stopped would give.
 */
export abstract class ResumableOptimizer implements Optimizer {
  learningRate: LearningRate;
  readonly #name: string;
  readonly #settings: Readonly<Record<string, number>>;
  #updates = 0;

  constructor(name: string, learningRate: LearningRate, settings: Record<string, number> = {}) {
    checkLearningRate(name, learningRate);
    this.learningRate = learningRate;
    this.#name = name;
    this.#settings = settings;
  }

  applyGradients(variables: readonly Variable[], gradients: readonly Tensor[]): void {
    checkGradients(this.#name, variables, gradients);
    const rate = rateAt(this.#name, this.learningRate, this.#updates);
    this.#updates++;
    this.update(variables, gradients, rate, this.#updates);
  }

  /** A copy of what is remembered of these variables. */
  save(variables: readonly Variable[]): OptimizerState {
    checkVariables(this.#name, variables);
    return {
      optimizer: this.#name,
      settings: this.#settings,
      learningRate: this.learningRate,
      updates: this.#updates,
      memory: variables.map((variable) => this.read(variable)),
    };
  }

  /**
   * Puts back what was saved, for variables of the same sizes in the same order.
   * @throws Error before anything is changed, for what another kind of optimizer saved, or one made with
   * other numbers, or for other variables.
   */
  restore(variables: readonly Variable[], state: OptimizerState): void {
    checkVariables(this.#name, variables);
    const is = inWords(this.#name, this.#settings);
    const was = inWords(state.optimizer, state.settings);
    if (is !== was)
      throw new Error(`${this.#name}.restore: expected the state of ${is}, got ${was}`);
    if (state.memory.length !== variables.length) {
      throw new RangeError(
        `${this.#name}.restore: expected the state of ${variables.length} variables, got ${state.memory.length}`,
      );
    }
    if (!Number.isSafeInteger(state.updates) || state.updates < 0) {
      throw new RangeError(
        `${this.#name}.restore: expected a number of updates of 0 or more, got ${state.updates}`,
      );
    }
    variables.forEach((variable, n) => {
      const [wanted, got] = [this.read(variable), state.memory[n]].map(listsInWords);
      if (got === wanted) return;
      throw new RangeError(
        `${this.#name}.restore: expected ${wanted} for "${variable.name}", got ${got}`,
      );
    });
    const learningRate = state.learningRate ?? this.learningRate;
    checkLearningRate(`${this.#name}.restore`, learningRate);
    if (state.learningRate === undefined && typeof learningRate !== "function") {
      throw new RangeError(
        `${this.#name}.restore: expected a learning rate that follows a schedule, as the saved one did, got ${learningRate}`,
      );
    }
    variables.forEach((variable, n) => this.write(variable, state.memory[n]));
    this.learningRate = learningRate;
    this.#updates = state.updates;
  }

  /** Changes the variables, at update `t`, which is 1 at the first. */
  protected abstract update(
    variables: readonly Variable[],
    gradients: readonly Tensor[],
    rate: number,
    t: number,
  ): void;

  /** A copy of what is remembered of a variable; nothing unless a subclass says so. */
  protected read(_variable: Variable): TypedArray[] {
    return [];
  }

  /** Makes what is remembered of a variable these numbers. */
  protected write(_variable: Variable, _memory: readonly TypedArray[]): void {}
}

/** `2 lists (12 float32, 12 float32)` */
function listsInWords(lists: readonly TypedArray[]): string {
  const each = lists.map((list) => `${list.length} ${dtypeOf(list)}`);
  return `${lists.length} lists${each.length === 0 ? "" : ` (${each.join(", ")})`}`;
}

/** `MomentumOptimizer { momentum: 0.9 }` */
function inWords(name: string, settings: Readonly<Record<string, number>>): string {
  const entries = Object.entries(settings).map(([key, value]) => `${key}: ${value}`);
  return entries.length === 0 ? name : `${name} { ${entries.join(", ")} }`;
}
