/** A count and its English noun: `plural(1, "unit")` is "1 unit", `plural(2, "unit")` "2 units". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A value and where it stands in `[time][unit]`, both counted from 1. */
export interface Place {
  readonly value: number;
  readonly time: number;
  readonly unit: number;
}

/** The first smallest and the first largest value of `[time][unit]`. */
export function extremes(rows: readonly (readonly number[])[]): { low: Place; high: Place } {
  let low: Place = { value: Infinity, time: 0, unit: 0 };
  let high: Place = { value: -Infinity, time: 0, unit: 0 };
  rows.forEach((row, i) =>
    row.forEach((value, j) => {
      const place = { value, time: i + 1, unit: j + 1 };
      if (value < low.value) low = place;
      if (value > high.value) high = place;
    }),
  );
  return { low, high };
}
