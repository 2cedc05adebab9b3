import { kernelClear } from "./kernel.js";
import { described } from "./mime.js";

/**
 * Removes what the cell has shown so far; with `wait` only when the next output comes, so that what
 * takes its place does not flicker. Outside a notebook, and under a kernel that cannot clear, it does
 * nothing.
 * @throws TypeError when `wait` is neither true nor false.
 */
export function clearOutput({ wait = false }: { readonly wait?: boolean } = {}): void {
  if (typeof wait !== "boolean") {
    throw new TypeError(`clearOutput: wait must be true or false, got ${described(wait)}`);
  }
  kernelClear()?.(wait);
}
