import { Chart } from "../charts/chart.js";
import "./chart-display.js";
import { display, type Displayable } from "./display.js";
import { kernelDisplay } from "./kernel.js";

/**
 * Shows a chart, or any other value that can show itself, below the cell; outside a notebook it prints
 * the text that stands for it.
 * @throws TypeError when the value cannot show itself.
 */
export function show(value: Chart | Displayable): void {
  const shown = (value as Partial<Displayable> | null | undefined)?.[display];
  if (typeof shown !== "function") {
    throw new TypeError(
      `show: expected a chart or another value that shows itself, got ${String(value)}`,
    );
  }
  const { data, metadata } = shown.call(value);
  const write = kernelDisplay();
  if (write) write({ data, metadata, transient: {} }, false);
  else console.log(data["text/plain"]);
}
