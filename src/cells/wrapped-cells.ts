import { withinPart } from "../autograd/probe.js";
import { currentScope, variableScope } from "../variables/variable-scope.js";
import { inWords } from "../tensor/arguments.js";
import type { DType } from "../tensor/dtype.js";
import type { Cell } from "./cell.js";
import type { State } from "./state.js";

/**
 * Refuses what is not a cell, and a cell that stands at two places, also inside of others.
 * @param places what errors call the places: `cells[0]`.
 * @param why what it would mean.
 * @throws TypeError for what is not a cell, RangeError for one that is there twice.
 */
export function checkCells(
  operation: string,
  places: readonly (readonly [place: string, cell: unknown])[],
  why: string,
): void {
  const seen = new Map<Cell<State>, string>();
  for (const [place, cell] of places) {
    if (!isCell(cell)) {
      throw new TypeError(`${operation}: ${place} must be a cell, got ${inWords(cell)}`);
    }
    for (const innermost of innermostCells(cell)) {
      const before = seen.get(innermost);
      if (before !== undefined) {
        throw new RangeError(
          `${operation}: expected a cell for each place, got one cell at ${before} and ${place}; ${why}`,
        );
      }
      seen.set(innermost, place);
    }
  }
}

/**
 * Refuses cells that cannot read the inputs, before any of them has run.
 * @throws RangeError for another number of features, TypeError for another dtype.
 */
export function checkReaders(
  operation: string,
  cells: Readonly<Record<string, Cell<State>>>,
  { dtype, features }: { readonly dtype: DType; readonly features: number },
): void {
  for (const [place, { inputSize = features, dtype: own }] of Object.entries(cells)) {
    if (inputSize !== features) {
      throw new RangeError(
        `${operation}: ${place} must take the ${features} features of its inputs, got one for ${inputSize}`,
      );
    }
    if (own !== dtype) {
      throw new TypeError(`${operation}: ${place} must be ${dtype} as its inputs, got ${own}`);
    }
  }
}

function isCell(value: unknown): value is Cell<State> {
  return typeof value === "object" && value !== null && "call" in value && "zeroState" in value;
}

/** The cells that have variables of their own. */
function innermostCells(cell: Cell<State>): readonly Cell<State>[] {
  return cell.cells?.flatMap(innermostCells) ?? [cell];
}

/**
 * Runs a part of a network: its variables, where they go by name, are in a scope inside the one that is
 * open; a trace sees its values by the part's name.
 */
export function inPart<T>(
  part: string,
  scope: string,
  f: () => T,
  inTime?: Parameters<typeof withinPart>[2],
): T {
  return withinPart(part, () => (currentScope() ? variableScope(scope, f) : f()), inTime);
}
