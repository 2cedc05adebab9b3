import ts from "typescript";
import { symbolRole } from "../../illustration/kit/symbol.js";
import type { Role } from "../../illustration/kit/palette.js";
import type { CellProgram, Stretch } from "./cell-program.js";

/** A name in a cell that is a symbol of the formulas: `Wx`, `hBefore`, the `f` of the gates. */
export interface CodeSymbol extends Stretch {
  readonly role: Role;
}

/** The symbols of the formulas in the cells of a notebook. */
export function codeSymbols({ checker, visit }: CellProgram): CodeSymbol[] {
  const symbols: CodeSymbol[] = [];
  visit((node, cell, start) => {
    const role = roleOf(node.text);
    if (!role || !declarationsOf(checker, node).some((each) => isQuantity(each, role))) return;
    symbols.push({ cell, start: node.getStart() - start, end: node.getEnd() - start, role });
  });
  return symbols;
}

/** A letter, with another below it: `zf` is z_f, and `h1` and `hBefore` are h at some time step. */
function roleOf(name: string): Role | undefined {
  const [, letter, below] = /^([xhycijfowWbz])([xhyijfo]?)(\d|Before|After)?$/.exec(name) ?? [];
  return letter === undefined ? undefined : symbolRole(letter, below);
}

/** A property that takes its value from a variable of the same name is declared by both. */
function declarationsOf(checker: ts.TypeChecker, node: ts.Identifier): readonly ts.Declaration[] {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  return symbol?.declarations ?? [];
}

/** What a function calls its argument, or a loop its counter, is a quantity only where its type is written. */
function isQuantity(declaration: ts.Declaration, role: Role): boolean {
  let owner: ts.Node = declaration;
  while (
    ts.isBindingElement(owner) ||
    ts.isObjectBindingPattern(owner) ||
    ts.isArrayBindingPattern(owner)
  ) {
    owner = owner.parent;
  }
  if (ts.isVariableDeclaration(owner)) return ts.isVariableStatement(owner.parent.parent);
  if (ts.isParameter(owner)) {
    return owner.type !== undefined && ["input", "state", "cell-state"].includes(role);
  }
  return (
    ts.isPropertyAssignment(owner) ||
    ts.isShorthandPropertyAssignment(owner) ||
    ts.isPropertySignature(owner) ||
    ts.isPropertyDeclaration(owner)
  );
}
