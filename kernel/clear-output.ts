import type { CellOutput } from "./output.js";

/** Under this key code in a cell finds a function `(wait: boolean) => void` that empties its output. */
const CLEAR_OUTPUT = Symbol.for("unrolled.clearOutput");

/** Lets code in a cell empty what the cell has shown. */
export function connectClearOutput(output: CellOutput): void {
  const clear = (wait: boolean) => output.publish("clear_output", { wait });
  Object.defineProperty(globalThis, CLEAR_OUTPUT, { value: clear, configurable: true });
}
