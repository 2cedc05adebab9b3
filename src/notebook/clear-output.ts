/** Where the kernel keeps the function that empties the running cell's output. */
const CLEAR_OUTPUT = Symbol.for("unrolled.clearOutput");

/**
 * Empties what the running cell has shown so far; with `wait` only when it shows something again, so
 * that a picture that is drawn anew does not flicker. Outside the project's kernel it does nothing.
 */
export function clearOutput({ wait = false }: { readonly wait?: boolean } = {}): void {
  const kernel = globalThis as { [CLEAR_OUTPUT]?: (wait: boolean) => void };
  kernel[CLEAR_OUTPUT]?.(wait);
}
