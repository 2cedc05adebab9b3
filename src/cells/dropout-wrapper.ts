import { dropoutOfSteps, dropoutOperation } from "../autograd/operations/dropout.js";
import { isObserved, probe } from "../autograd/probe.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import { checkFlag, checkOptions, inWords } from "../tensor/arguments.js";
import { ones } from "../tensor/create.js";
import { Random, splitmix32 } from "../tensor/random.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Cell, RunSequence } from "./cell.js";
import { CellWrapper } from "./cell-wrapper.js";
import type { DropoutWrapperOptions } from "./dropout-wrapper-options.js";
import { drawnInThisRun, isDropping } from "./dropout-mode.js";
import { mapStates, type State } from "./state.js";

const OPTIONS: readonly (keyof DropoutWrapperOptions)[] = [
  "inputKeepProb",
  "outputKeepProb",
  "stateKeepProb",
  "dropsState",
  "variationalRecurrent",
  "seed",
];

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
    checkOptions(this.name, options, OPTIONS);
    this.inputKeepProb = this.#probability("inputKeepProb", options.inputKeepProb);
    this.outputKeepProb = this.#probability("outputKeepProb", options.outputKeepProb);
    this.stateKeepProb = this.#probability("stateKeepProb", options.stateKeepProb);
    this.variationalRecurrent = options.variationalRecurrent ?? false;
    checkFlag(this.name, "variationalRecurrent", this.variationalRecurrent);
    const { dropsState = (name) => name !== "c" } = options;
    if (typeof dropsState !== "function") {
      throw new TypeError(
        `${this.name}: dropsState must be a function of a name, got ${inWords(dropsState)}`,
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
    const before = this.random.save();
    const keys = Array.from({ length: rows.time }, () => this.#key());
    const timeAxis = rows.timeMajor ? 0 : 1;
    const dropSteps: DropSteps = (x, keepProb, what) => {
      if (keepProb === 1) return x;
      return dropoutOfSteps(x, keepProb, {
        timeAxis,
        keys: keys.map((key) => splitmix32(key, what)),
      });
    };
    const input = dropSteps(inputs, this.inputKeepProb, INPUT);
    const made =
      this.stateKeepProb === 1
        ? run(this.cell, input, state)
        : this.#runMasked(input, state, rows, dropSteps);
    if (!made) {
      // So that the loop over time, which is left to do it, draws the same masks.
      this.random.restore(before);
      return undefined;
    }
    const [outputs, newState] = made;
    return [dropSteps(outputs, this.outputKeepProb, OUTPUT), newState];
  }

  /** All time steps with dropout on the hidden state, where that is all of the state that is dropped. */
  #runMasked(
    inputs: Tensor,
    state: S,
    rows: PackedRows,
    dropSteps: DropSteps,
  ): [outputs: Tensor, newState: S] | undefined {
    const parts: [name: string, place: number][] = [];
    mapStates((name, part) => (parts.push([name, STATE + parts.length]), part), state);
    const dropped = parts.filter(([name]) => this.#dropsState(name));
    if (dropped.map(([name]) => name).join() !== "h") return undefined;
    const { batch, time, timeMajor } = rows;
    const shape = timeMajor ? [time, batch] : [batch, time];
    const all = ones([...shape, this.outputSize], inputs.dtype);
    const masks = dropSteps(all, this.stateKeepProb, dropped[0][1]);
    return this.cell.callMaskedSequence?.(inputs, state, rows, masks);
  }

  /** From it all masks of a time step are made. */
  #key(): number {
    const draw = () => this.random.bits();
    return this.variationalRecurrent ? drawnInThisRun(this.name, this, draw) : draw();
  }

  #probability(option: string, keepProb: number = 1): number {
    if (typeof keepProb !== "number") {
      throw new TypeError(`${this.name}: ${option} must be a number, got ${inWords(keepProb)}`);
    }
    if (keepProb > 0 && keepProb <= 1) return keepProb;
    throw new RangeError(`${this.name}: ${option} must be in 0 < … ≤ 1, got ${keepProb}`);
  }
}

/** A tensor of all time steps after dropout, with the masks for input, output or a part of the state. */
type DropSteps = (x: Tensor, keepProb: number, what: number) => Tensor;

/** A tensor after dropout, whose mask a trace sees. */
function dropped(name: string, x: Tensor, keepProb: number, key: number, what: number): Tensor {
  if (keepProb === 1) return x;
  const own = splitmix32(key, what);
  if (isObserved()) probe(`${name}Mask`, dropoutOperation(ones(x.shape, x.dtype), keepProb, own));
  return dropoutOperation(x, keepProb, own);
}
