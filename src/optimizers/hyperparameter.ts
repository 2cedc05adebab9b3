/** @throws RangeError when a hyper-parameter is not a finite number in `range`. */
export function checkHyperparameter(
  optimizer: string,
  name: string,
  value: number,
  range: "positive" | "0 ≤ … < 1",
): void {
  const fits = range === "positive" ? value > 0 : value >= 0 && value < 1;
  if (!Number.isFinite(value) || !fits) {
    throw new RangeError(`${optimizer}: ${name} must be ${range}, got ${value}`);
  }
}
