import { dropoutOfSteps, dropoutOperation } from "../autograd/operations/dropout.js";
import { isObserved, probe } from "../autograd/probe.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import { ones } from "../tensor/create.js";
import { Random, splitmix32 } from "../tensor/random.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Cell, RunSequence } from "./cell.js";
import { CellWrapper } from "./cell-wrapper.js";
import { drawnInThisRun, isDropping } from "./dropout-mode.js";
import { mapStates, type State } from "./state.js";

/** Each probability is in `0 < … ≤ 1` and 1 unless given: nothing is dropped there. */
export interface DropoutWrapperOptions {
  /** How likely a number of the input is kept. */
  readonly inputKeepProb?: number;
  /** How likely a number of the output is kept, on its way up, not to the next time step. */
  readonly outputKeepProb?: number;
  /** How likely a number of the state is kept on its way to the next time step. */
  readonly stateKeepProb?: number;
  /**
   * Which parts of the state `stateKeepProb` is for, by their names; all but `c` unless given, as in
   * TensorFlow.
   */
  readonly dropsState?: (name: string) => boolean;
  /**
   * Whether the masks are the same at every time step (Gal and Ghahramani, 2016), and new ones for each
   * run in `trainingMode`; else they are new at each time step.
   */
  readonly variationalRecurrent?: boolean;
  /** Draws the masks; 0 unless given. */
  readonly seed?: number;
}

/** The masks of a time step, in the order of the keys that are derived from one. */
const [INPUT, OUTPUT, STATE] = [1, 2, 3];

/**
 * A cell with dropout around it (Zaremba, Sutskever and Vinyals, 2014), as TensorFlow's class of this
 * name: numbers of the input and of the output are dropped, those of the state only if `stateKeepProb`
 * asks for it. What is kept is divided by its probability, so that the expectation stays. A trace sees the
 * masks as `inputMask`, `outputMask` and, after the name of the state's part, `hMask`.
 *
 * Masks are drawn in `trainingMode` and let everything pass in `evaluationMode`; outside of both a call is
 * refused.
 */
export class DropoutWrapper<S extends State> extends CellWrapper<S> {
  readonly inputKeepProb: number;
  readonly outputKeepProb: number;
  readonly stateKeepProb: number;
  readonly variationalRecurrent: boolean;
  /** Where the masks come from; a checkpoint keeps it among its `randoms`. */
  readonly random: Random;
  readonly #dropsState: (name: string) => boolean;

  /**
   * @throws TypeError for what is not a cell and options of another type, RangeError for a probability or
   * a seed out of range.
   */
  constructor(cell: Cell<S>, options: DropoutWrapperOptions = {}) {
    super("dropout_wrapper", cell);
    this.inputKeepProb = this.#probability("inputKeepProb", options.inputKeepProb);
    this.outputKeepProb = this.#probability("outputKeepProb", options.outputKeepProb);
    this.stateKeepProb = this.#probability("stateKeepProb", options.stateKeepProb);
    this.variationalRecurrent = options.variationalRecurrent ?? false;
    if (typeof this.variationalRecurrent !== "boolean") {
      throw new TypeError(
        `${this.name}: variationalRecurrent must be true or false, got ${this.variationalRecurrent}`,
      );
    }
    const { dropsState = (name) => name !== "c" } = options;
    if (typeof dropsState !== "function") {
      throw new TypeError(
        `${this.name}: dropsState must be a function of a name, got ${typeof dropsState}`,
      );
    }
    this.#dropsState = dropsState;
    this.random = new Random(options.seed ?? 0);
  }

  call(x: Tensor, state: S): [output: Tensor, newState: S] {
    if (!isDropping(this.name)) return this.cell.call(x, state);
    const key = this.#key();
    const input = dropped("input", x, this.inputKeepProb, key, INPUT);
    const [output, newState] = this.cell.call(input, state);
    let place = STATE;
    return [
      dropped("output", output, this.outputKeepProb, key, OUTPUT),
      mapStates((name, part) => {
        const keepProb = this.#dropsState(name) ? this.stateKeepProb : 1;
        return dropped(name, part, keepProb, key, place++);
      }, newState),
    ];
  }

  callSequence(
    inputs: Tensor,
    state: S,
    rows: PackedRows,
    run: RunSequence,
  ): [outputs: Tensor, newState: S] | undefined {
    if (!isDropping(this.name)) return run(this.cell, inputs, state);
    if (this.stateKeepProb < 1) return undefined;
    const keys = Array.from({ length: rows.time }, () => this.#key());
    const timeAxis = rows.timeMajor ? 0 : 1;
    const dropSteps = (x: Tensor, keepProb: number, what: number): Tensor => {
      if (keepProb === 1) return x;
      return dropoutOfSteps(x, keepProb, {
        timeAxis,
        keys: keys.map((key) => splitmix32(key, what)),
      });
    };
    const [outputs, newState] = run(this.cell, dropSteps(inputs, this.inputKeepProb, INPUT), state);
    return [dropSteps(outputs, this.outputKeepProb, OUTPUT), newState];
  }

  /** From it all masks of a time step are made. */
  #key(): number {
    const draw = () => this.random.bits();
    return this.variationalRecurrent ? drawnInThisRun(this.name, this, draw) : draw();
  }

  #probability(option: string, keepProb: number = 1): number {
    if (keepProb > 0 && keepProb <= 1) return keepProb;
    throw new RangeError(`${this.name}: ${option} must be in 0 < … ≤ 1, got ${keepProb}`);
  }
}

/** A tensor after dropout, whose mask a trace sees. */
function dropped(name: string, x: Tensor, keepProb: number, key: number, what: number): Tensor {
  if (keepProb === 1) return x;
  const own = splitmix32(key, what);
  if (isObserved()) probe(`${name}Mask`, dropoutOperation(ones(x.shape, x.dtype), keepProb, own));
  return dropoutOperation(x, keepProb, own);
}
