/** A value as JSON has it. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Serialises as Python's `json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)`, which is
 * what Jupyter writes a notebook with: a file in this form is left alone when JupyterLab saves it.
 */
export function toPythonJson(value: Json, indent = ""): string {
  if (typeof value === "number") return formatNumber(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent} `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const items = Array.isArray(value)
    ? value.map((item) => toPythonJson(item, inner))
    : Object.entries(value)
        .sort(([a], [b]) => compareCodePoints(a, b))
        .map(([key, item]) => `${JSON.stringify(key)}: ${toPythonJson(item, inner)}`);
  if (items.length === 0) return open + close;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

/** Python turns to an exponent below 1e-4, JavaScript below 1e-6, and Python's has two digits. */
function formatNumber(value: number): string {
  const isSmall = value !== 0 && Math.abs(value) < 1e-4;
  return isSmall ? value.toExponential().replace(/e-(\d)$/, "e-0$1") : JSON.stringify(value);
}

/** JavaScript sorts strings by UTF-16 units, Python by code points: they part at U+FFFF. */
function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Python's `text.splitlines(keepends=True)`, which knows more line ends than the newline. */
export function splitLines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=[\n\v\f\x1c-\x1e\x85\u2028\u2029]|\r(?!\n))/);
}
