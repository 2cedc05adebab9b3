import type { Output } from "./nbformat.js";
import { toPythonJson, type Json } from "./python-json.js";

/** The first place where the outputs of a run are not the committed ones; undefined where they agree. */
export function compareOutputs(
  committed: readonly Output[],
  actual: readonly Output[],
): string | undefined {
  for (let at = 0; at < Math.max(committed.length, actual.length); at++) {
    const [expected, got] = [committed[at], actual[at]];
    const which = `output ${at + 1} of ${Math.max(committed.length, actual.length)}`;
    if (got === undefined) return `${which} is missing: committed is ${describe(expected)}`;
    if (expected === undefined) return `${which} is not committed: got ${describe(got)}`;
    const difference = compareJson(expected as Json, got as Json, []);
    if (difference) return `${which} differs from the committed one, ${difference}`;
  }
  return undefined;
}

function describe(output: Output): string {
  if (output.output_type === "stream") return `${output.name} ${excerpt(output.text)}`;
  if (output.output_type === "error") return `error ${output.ename}: ${output.evalue}`;
  return `${output.output_type} with ${Object.keys(output.data).sort().join(", ")}`;
}

/** Keys are compared in sorted order, the order in which a notebook stores them. */
function compareJson(expected: Json, got: Json, path: readonly string[]): string | undefined {
  if (isTree(expected) && isTree(got) && Array.isArray(expected) === Array.isArray(got)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)]);
    for (const key of Array.isArray(expected) ? keys : [...keys].sort()) {
      const difference = compareJson(child(expected, key), child(got, key), [...path, key]);
      if (difference) return difference;
    }
    return undefined;
  }
  if (Object.is(expected, got)) return undefined;
  const where = path.join(" › ");
  return typeof expected === "string" && typeof got === "string"
    ? `${where}, ${compareTexts(expected, got)}`
    : `${where}: committed ${excerpt(expected)}, got ${excerpt(got)}`;
}

function compareTexts(expected: string, got: string): string {
  const [expectedLines, gotLines] = [expected.split("\n"), got.split("\n")];
  const line = expectedLines.findIndex((text, at) => text !== gotLines[at]);
  const at = line < 0 ? expectedLines.length : line;
  const [a, b] = [expectedLines[at], gotLines[at]];
  let column = 0;
  while (a !== undefined && b !== undefined && a[column] === b[column]) column++;
  const from = Math.max(0, column - 30);
  return `line ${at + 1}, column ${column + 1}:\n  committed: ${excerpt(a?.slice(from))}\n  got:       ${excerpt(b?.slice(from))}`;
}

type Tree = readonly Json[] | { readonly [key: string]: Json };

const isTree = (value: Json | undefined): value is Tree =>
  typeof value === "object" && value !== null;

/** `undefined`, which JSON does not have, stands for a key that is not there. */
const child = (tree: Tree, key: string) => (tree as { [key: string]: Json })[key];

function excerpt(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  const text = toPythonJson(value).replace(/\n\s*/g, " ");
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
