import { currentExecution, enter, type Execution } from "./timers.js";
import { importMeta, importModule, type Exports } from "./modules.js";

/** Where a variable that cells share has its value. */
interface Box {
  value: unknown;
}

/** Who must know that modules are being imported: one that is cut off stays half done for good. */
export interface ImportWatch {
  importing(change: "begins" | "ends" | "none"): void;
}

/** What the body of a cell finds as `__tslab__.cell`: see `cellBody`. */
export class CellScope {
  readonly meta = importMeta;
  /** The last statement of the running cell that is done and declares something. */
  reached: number | undefined;
  /** Never settles: here the code of a stopped run waits for ever. */
  readonly never = new Promise<never>(() => {});
  readonly #boxes = new Map<string, Box>();
  readonly #watch: ImportWatch;
  readonly #require: (specifier: string) => unknown;

  constructor(require: (specifier: string) => unknown, watch: ImportWatch) {
    this.#require = require;
    this.#watch = watch;
  }

  /** The run on whose behalf code runs now. */
  get run(): Execution {
    return currentExecution();
  }

  /** The value of an `await` of `run`, which from here on runs again. */
  readonly resume = <T>(run: Execution, value: T): T => {
    enter(run);
    return value;
  };

  /**
   * The box of the variable called `name`; all cells get the same one. Each box has a class of its own,
   * and no value yet: V8 then finds out for each what it holds, and keeps a number in place instead of
   * making an object of each new value.
   */
  readonly box = (name: string): Box => {
    const box = this.#boxes.get(name) ?? (new (class {})() as Box);
    this.#boxes.set(name, box);
    return box;
  };

  /** Imports a module for a cell; throws when one of `names` is not exported. */
  readonly import = async (specifier: string, names: readonly string[] = []): Promise<Exports> => {
    this.#watch.importing("begins");
    try {
      return await importModule(specifier, names, this.#require);
    } finally {
      this.#watch.importing("ends");
    }
  };

  /** Forgets what the run before has left: how far it came, and imports that were cut off. */
  reset(): void {
    this.reached = undefined;
    this.#watch.importing("none");
  }
}

/** Puts a scope where tslab's executor passes things on to the code of cells. */
export function provideScope(watch: ImportWatch): CellScope {
  const passedOn = (globalThis as unknown as { __tslab__: { require: NodeJS.Require } }).__tslab__;
  const scope = new CellScope((specifier) => passedOn.require(specifier), watch);
  Object.assign(passedOn, { cell: scope });
  return scope;
}
