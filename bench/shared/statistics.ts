/** The middle of the values, between two of them their mean. Throws when there is none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("median: expected at least one value, got none");
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The list begun at `by` and continued at its front, so that each item comes first in its turn. */
export function rotated<T>(items: readonly T[], by: number): T[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

/**
 * The value below which this share of the values lies, between two of them on the line that joins them
 * (Hyndman and Fan, "Sample quantiles in statistical packages", 1996, type 7). Throws when there is none.
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error("quantile: expected at least one value, got none");
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
