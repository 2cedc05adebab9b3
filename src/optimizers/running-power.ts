/**
 * The powers of a number, one after the other, each as a product with the one before it: `**` gives
 * other bits in other versions of Node.
 */
export class RunningPower {
  readonly #base: number;
  #exponent = 0;
  #power = 1;

  constructor(base: number) {
    this.#base = base;
  }

  /** The base to this exponent, a whole number; the same bits whatever was asked before. */
  at(exponent: number): number {
    if (exponent < this.#exponent) [this.#exponent, this.#power] = [0, 1];
    while (this.#exponent < exponent) {
      const next = this.#power * this.#base;
      // From here on it stays, at 0 or at the least number that there is: no loop for billions of steps.
      if (next === this.#power) this.#exponent = exponent;
      else this.#exponent++;
      this.#power = next;
    }
    return this.#power;
  }
}
