import type { Converter, ConvertResult, Diagnostic } from "tslab/dist/converter.js";
import { cellBody } from "./cell-body.js";
import { CompiledCell } from "./compiled-cell.js";
import { namesDeclared, withForgotten, withVars } from "./declarations.js";
import { completionDetails, lastEsModule, typeOf } from "./fork.js";
import type { ts } from "./typescript.js";
import { withoutExports } from "./without-exports.js";

/** Where work is done that an interrupt must not cut off: a checker would keep half of a program. */
interface Workplace {
  uninterrupted<T>(work: () => T): T;
}

/**
 * tslab's converter, which checks a cell against the declarations of the cells before. What it makes
 * of the cell becomes the body of a function here, and what an error report needs is kept: the
 * diagnostics of the last cell, and for each script that runs the cell that it came from.
 */
export class CellCompiler implements Converter {
  readonly #newConverter: () => Converter;
  #converter: Converter;
  readonly #workplace: Workplace;
  readonly #cells = new Map<string, CompiledCell>();
  /** What the cells so far have declared, as TypeScript declarations. */
  #declarations = "";
  #names: ReadonlySet<string> = new Set();
  #current: { readonly cell: CompiledCell; readonly declarations: string } | undefined;
  /** Whether TypeScript is at work; an interrupt that comes in the wrong moment leaves it so. */
  #busy = false;
  /** Of the last conversion; empty when it succeeded. */
  diagnostics: readonly Diagnostic[] = [];
  /** Which name the next cell gets in a traceback. */
  cellName = "cell 0";

  constructor(newConverter: () => Converter, workplace: Workplace) {
    this.#newConverter = newConverter;
    this.#converter = workplace.uninterrupted(newConverter);
    this.#workplace = workplace;
  }

  /** Compiles a cell. What it declares counts only when it has run: see `declare`. */
  convert(_previous: string, source: string): ConvertResult {
    return this.#work(() => this.#convert(source));
  }

  #convert(source: string): ConvertResult {
    this.#current = undefined;
    const result = this.#converter.convert(this.#declarations, withoutExports(source));
    this.diagnostics = result.diagnostics;
    if (result.output === undefined) return result;
    const module = lastEsModule();
    const body = cellBody(module, this.#names);
    const cell = new CompiledCell(this.cellName, source, module, body);
    const url = scriptUrl(this.cellName);
    this.#cells.set(url, cell);
    const declarations = withVars(result.declOutput ?? "", body.vars, typeOf);
    this.#current = { cell, declarations };
    // An empty output would be passed over, and with it the end of an old declaration.
    const output = `${body.text}\n//# sourceURL=${url}`;
    return { ...result, output, hasToplevelAwait: body.awaits };
  }

  /**
   * Says that the cell compiled last has run: to its end, or so far that its statement `reached` is
   * done (`undefined`: none). What it has declared by then is there for the cells to come.
   */
  declare(ended: { readonly succeeded: boolean; readonly reached: number | undefined }): void {
    if (!this.#current) return;
    const { cell, declarations } = this.#current;
    this.#current = undefined;
    if (ended.succeeded) return this.#take(declarations);
    const source = withoutExports(cell.sourceUpTo(ended.reached));
    if (source === "") return;
    const part = this.#work(() => this.#converter.convert(this.#declarations, source));
    if (part.diagnostics.length === 0) this.#take(part.declOutput ?? "");
  }

  addModule(...args: Parameters<Converter["addModule"]>): Diagnostic[] {
    const diagnostics = this.#work(() => this.#converter.addModule(...args));
    this.diagnostics = diagnostics;
    return diagnostics;
  }

  /** The cell whose script a stack frame names. */
  cellOf(script: string): CompiledCell | undefined {
    return this.#cells.get(script);
  }

  inspect(_previous: string, source: string, position: number): ReturnType<Converter["inspect"]> {
    return this.#work(() => this.#converter.inspect(this.#declarations, source, position));
  }

  complete(_previous: string, source: string, position: number): ReturnType<Converter["complete"]> {
    return this.#work(() => this.#converter.complete(this.#declarations, source, position));
  }

  /** What there is to say of names that the last completion offered, a name each. */
  describe(names: readonly string[]): (ts.CompletionEntryDetails | undefined)[] {
    return this.#work(() => names.map(completionDetails));
  }

  close(): void {
    this.#converter.close();
  }

  /**
   * Works with TypeScript. After an exception there, such as a stack that overflows on code nested too
   * deep, its program may be half a program: a new one takes its place. So it is when V8 has cut off
   * the work before, which no `finally` sees.
   */
  #work<T>(work: () => T): T {
    if (this.#busy) this.#renew();
    this.#busy = true;
    try {
      return this.#workplace.uninterrupted(work);
    } catch (error) {
      this.#renew();
      throw error;
    } finally {
      this.#busy = false;
    }
  }

  #renew(): void {
    this.#converter.close();
    this.#converter = this.#workplace.uninterrupted(this.#newConverter);
  }

  #take(declarations: string): void {
    this.#declarations = withForgotten(declarations, this.#declarations);
    this.#names = namesDeclared(this.#declarations);
  }
}

/** A source URL may not hold a space. */
function scriptUrl(cellName: string): string {
  return cellName.replace(" ", ":");
}
