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
    for (; this.#exponent < exponent; this.#exponent++) this.#power *= this.#base;
    return this.#power;
  }
}
