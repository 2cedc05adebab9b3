import type * as TypeScript from "@tslab/typescript-for-tslab";
import { ts } from "./tslab.js";

/** A place in a text: line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Token extends Position {
  readonly text: string;
}

/**
 * Finds the place in `source` (TypeScript) from which a place in `emitted` (its JavaScript) came.
 * tslab emits no source map, but emitting only drops tokens (types) and inserts some (`exports.`):
 * the longest common subsequence of both token sequences says which token is which.
 */
export function alignPositions(source: string, emitted: string): (at: Position) => Position {
  const from = tokens(emitted);
  const to = tokens(source);
  const pairs = longestCommonSubsequence(from, to);
  return (at) => {
    let found: Position = { line: 1, column: 1 };
    for (const [i, j] of pairs) {
      const token = from[i]!;
      if (token.line > at.line || (token.line === at.line && token.column > at.column)) break;
      found = to[j]!;
    }
    return { line: found.line, column: found.column };
  };
}

function tokens(text: string): Token[] {
  const file = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.Latest, true);
  const found: Token[] = [];
  const visit = (node: TypeScript.Node): void => {
    const children = node.getChildren(file).filter((child) => child.kind !== ts.SyntaxKind.JSDoc);
    if (children.length > 0) return children.forEach(visit);
    const start = node.getStart(file);
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    const length = node.getEnd() - start;
    if (length > 0) {
      found.push({ text: node.getText(file), line: line + 1, column: character + 1 });
    }
  };
  visit(file);
  return found;
}

/** Pairs of indices of equal tokens, in order, as many as possible. */
function longestCommonSubsequence(a: readonly Token[], b: readonly Token[]): [number, number][] {
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i * width + j] =
        a[i]!.text === b[j]!.text
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]!.text === b[j]!.text) pairs.push([i++, j++]);
    else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
