/**
 * A number as it is stored in a chart: 6 significant digits. More cannot be seen, would fill the
 * committed notebooks, and would let them change with the last bit of a sum.
 */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** A number as a sentence says it: 3 significant digits and a typographic minus sign. */
export function spoken(value: number): string {
  return String(Number(value.toPrecision(3))).replaceAll("-", "−");
}
