/**
 * A number as it is stored in a chart: 6 significant digits. More cannot be seen, would fill the
 * committed notebooks, and would let them change with the last bit of a sum.
 */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/**
 * A number as a sentence or a label says it: 3 significant digits, or more before the point, and a
 * typographic minus sign.
 */
export function spoken(value: number): string {
  const digits = Math.abs(value) < 1000 ? value.toPrecision(3) : value.toFixed(0);
  return String(Number(digits)).replaceAll("-", "−");
}

/** The domain of a bar chart of `values`: from zero, with room beyond the ends for their labels. */
export function barDomain(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = 0.12 * (high - low || 1);
  return [low < 0 ? rounded(low - room) : 0, high > 0 || low === 0 ? rounded(high + room) : 0];
}

/** Powers of ten in a domain, at most six or so; undefined where there are less than two. */
export function decades([low, high]: readonly [number, number]): readonly number[] | undefined {
  const [from, to] = [Math.ceil(Math.log10(low)), Math.floor(Math.log10(high))];
  const stride = Math.max(1, Math.ceil((to - from + 1) / 6));
  const powers: number[] = [];
  for (let power = from; power <= to; power += stride) powers.push(Number(`1e${power}`));
  return powers.length > 1 ? powers : undefined;
}

/** The arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
