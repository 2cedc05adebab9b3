import { formatShape } from "./shape.js";
import { Tensor } from "./tensor.js";

/** What came instead of what was expected, as errors say it. */
export function inWords(value: unknown): string {
  if (value === null) return "null";
  if (value instanceof Tensor) return `a tensor ${formatShape(value.shape)}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object") return `an object (${value.constructor?.name ?? "no class"})`;
  if (typeof value === "string") return `the string ${JSON.stringify(value)}`;
  if (typeof value === "function" || value === undefined) return typeof value;
  return String(value);
}

/**
 * Refuses options that would be passed by in silence.
 * @throws TypeError for what is no object, and for a name that is no option.
 */
export function checkOptions(operation: string, options: object, known: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${operation}: the options must be an object, got ${inWords(options)}`);
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new TypeError(
    `${operation}: expected the options ${known.join(", ")}, got ${JSON.stringify(unknown)}`,
  );
}

/** @throws TypeError for what is neither true nor false. */
export function checkFlag(operation: string, option: string, value: unknown): void {
  if (typeof value === "boolean") return;
  throw new TypeError(`${operation}: ${option} must be true or false, got ${inWords(value)}`);
}
