const sign = (digits: string): string => digits.replace("-", "−");

/** A number that the example sets, with all its digits. */
export const given = (value: number): string => sign(String(value));

/** A number that was computed, rounded to three decimals. */
export const computed = (value: number): string => sign(value.toFixed(3));
