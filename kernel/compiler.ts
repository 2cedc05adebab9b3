import type { Converter, ConvertResult, Diagnostic } from "tslab/dist/converter.js";
import { alignPositions, type Position } from "./alignment.js";

/** A cell that was compiled: its code as the user wrote it, and how to find a place in it. */
export class CompiledCell {
  readonly name: string;
  readonly lines: readonly string[];
  readonly #source: string;
  readonly #emitted: string;
  #align: ((at: Position) => Position) | undefined;

  constructor(name: string, source: string, emitted: string) {
    this.name = name;
    this.lines = source.split("\n");
    this.#source = source;
    this.#emitted = emitted;
  }

  /** The user's place for a place in the emitted script; undefined in tslab's wrapper around it. */
  originalPosition(at: Position): Position | undefined {
    if (at.line > this.#emitted.split("\n").length) return undefined;
    this.#align ??= alignPositions(this.#source, this.#emitted);
    return this.#align(at);
  }
}

/**
 * tslab's converter, which in addition keeps what an error report needs: the diagnostics of the
 * last cell, and for each script that runs the cell that it came from.
 */
export class CellCompiler implements Converter {
  readonly #converter: Converter;
  readonly #cells = new Map<string, CompiledCell>();
  /** Of the last conversion; empty when it succeeded. */
  diagnostics: readonly Diagnostic[] = [];
  /** Which name the next cell gets in a traceback. */
  cellName = "cell 0";

  constructor(converter: Converter) {
    this.#converter = converter;
  }

  convert(previousDeclarations: string, source: string): ConvertResult {
    const result = this.#converter.convert(previousDeclarations, source);
    this.diagnostics = result.diagnostics;
    if (!result.output) return result;
    // The URL stands on a first line of its own, behind the head of the function that tslab wraps
    // around the code, so that columns are those of the emitted text.
    const emitted = `//# sourceURL=${scriptUrl(this.cellName)}\n${result.output}`;
    this.#cells.set(scriptUrl(this.cellName), new CompiledCell(this.cellName, source, emitted));
    return { ...result, output: emitted };
  }

  addModule(...args: Parameters<Converter["addModule"]>): Diagnostic[] {
    const diagnostics = this.#converter.addModule(...args);
    this.diagnostics = diagnostics;
    return diagnostics;
  }

  /** The cell whose script a stack frame names. */
  cellOf(script: string): CompiledCell | undefined {
    return this.#cells.get(script);
  }

  inspect(...args: Parameters<Converter["inspect"]>): ReturnType<Converter["inspect"]> {
    return this.#converter.inspect(...args);
  }

  complete(...args: Parameters<Converter["complete"]>): ReturnType<Converter["complete"]> {
    return this.#converter.complete(...args);
  }

  close(): void {
    this.#converter.close();
  }
}

/** A source URL may not hold a space. */
function scriptUrl(cellName: string): string {
  return cellName.replace(" ", ":");
}
