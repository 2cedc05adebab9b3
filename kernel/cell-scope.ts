import { importMeta, importModule, type Exports } from "./modules.js";

/** Where a variable that cells share has its value. */
interface Box {
  value: unknown;
}

/** What the body of a cell finds as `__tslab__.cell`: see `cellBody`. */
export class CellScope {
  readonly meta = importMeta;
  /** The last statement of the running cell that is done and declares something. */
  reached: number | undefined;
  readonly #boxes = new Map<string, Box>();
  readonly #require: (specifier: string) => unknown;

  constructor(require: (specifier: string) => unknown) {
    this.#require = require;
  }

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
  readonly import = (specifier: string, names: readonly string[] = []): Promise<Exports> =>
    importModule(specifier, names, this.#require);
}

/** Puts a scope where tslab's executor passes things on to the code of cells. */
export function provideScope(): CellScope {
  const passedOn = (globalThis as unknown as { __tslab__: { require: NodeJS.Require } }).__tslab__;
  const scope = new CellScope((specifier) => passedOn.require(specifier));
  Object.assign(passedOn, { cell: scope });
  return scope;
}
