import { inspect } from "node:util";
import { Chart } from "../charts/chart.js";
import "./chart-display.js";
import { display, type Displayable } from "./display.js";
import { kernelDisplay } from "./kernel.js";

/**
 * Shows a chart, or any other value that can show itself, below the cell; outside a notebook it is
 * printed.
 * @throws TypeError when the value cannot show itself.
 */
export function show(value: Chart | Displayable): void {
  const shown = (value as Partial<Displayable> | null | undefined)?.[display];
  if (typeof shown !== "function") {
    throw new TypeError(
      `show: expected a chart or another value that shows itself, got ${String(value)}`,
    );
  }
  const write = kernelDisplay();
  if (write) write({ ...shown.call(value), transient: {} }, false);
  // A chart prints its sentence: drawing it would ask for vega where nobody sees the picture.
  else console.log(inspect(value));
}
