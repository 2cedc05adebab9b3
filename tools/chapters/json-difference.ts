import { toPythonJson, type Json } from "./python-json.js";

type Tree = readonly Json[] | { readonly [key: string]: Json };

/**
 * Where a committed value first differs from the one that was got, and both values there; undefined
 * where they are equal. Keys are taken in sorted order, in which a notebook stores them.
 */
export function differenceOf(committed: Json, got: Json): string | undefined {
  return compare(committed, got, []);
}

/** A value on one line, cut when it is long; "nothing" where there is none. */
export function excerpt(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  const text = toPythonJson(value).replace(/\n\s*/g, " ");
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function compare(
  committed: Json | undefined,
  got: Json | undefined,
  path: readonly string[],
): string | undefined {
  if (isTree(committed) && isTree(got) && Array.isArray(committed) === Array.isArray(got)) {
    const keys = [...new Set([...Object.keys(committed), ...Object.keys(got)])];
    for (const key of Array.isArray(committed) ? keys : keys.sort()) {
      const difference = compare(child(committed, key), child(got, key), [...path, key]);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  if (committed === got) return undefined;
  const where = path.join(" › ");
  return typeof committed === "string" && typeof got === "string"
    ? `${where}, ${compareTexts(committed, got)}`
    : `${where}: committed ${excerpt(committed)}, got ${excerpt(got)}`;
}

function compareTexts(committed: string, got: string): string {
  const [a, b] = [committed.split("\n"), got.split("\n")];
  let line = 0;
  while (a[line] === b[line]) line++;
  const [left, right] = [a[line], b[line]];
  let column = 0;
  while (left && right && left[column] === right[column]) column++;
  const from = Math.max(0, column - 30);
  return [
    `line ${line + 1}, column ${column + 1}:`,
    `  committed: ${excerpt(left?.slice(from))}`,
    `  got:       ${excerpt(right?.slice(from))}`,
  ].join("\n");
}

function isTree(value: Json | undefined): value is Tree {
  return typeof value === "object" && value !== null;
}

function child(tree: Tree, key: string): Json | undefined {
  return (tree as { readonly [key: string]: Json })[key];
}
