import type { Label } from "./glossary.js";
import type { SeriesStyle } from "./palette.js";

/** A line of a chart; where it has no value (`undefined`) it goes on to the next one. */
export interface Line {
  readonly label: Label;
  readonly values: readonly (number | undefined)[];
  readonly style: SeriesStyle;
  /** Thickness in pixels; 1.75 if not given. */
  readonly strokeWidth?: number;
}

/** The name under which a data row holds the value of the line number `line` (from 0). */
export function field(line: number): string {
  return `y${line + 1}`;
}

/** Whether the line has no value at some of the times. */
export function isSparse(line: Line): boolean {
  return line.values.includes(undefined);
}
