/** The gaps between blocks in use, in the order of their addresses; none touches another. */
export class FreeRanges {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Takes so many bytes from the first gap that has them. */
  take(size: number): number | undefined {
    const starts = this.#starts;
    const ends = this.#ends;
    for (let i = 0; i < starts.length; i++) {
      const start = starts[i];
      if (ends[i] - start < size) continue;
      if (ends[i] - start === size) this.#remove(i);
      else starts[i] = start + size;
      return start;
    }
    return undefined;
  }

  /** The start of the gap that ends at an address, which it takes; the address where there is none. */
  takeBefore(address: number): number {
    if (this.#ends.at(-1) !== address) return address;
    this.#ends.pop();
    return this.#starts.pop()!;
  }

  /** Adds a gap, made one with those that it touches. */
  add(start: number, size: number): void {
    const end = start + size;
    const at = this.#firstAfter(start);
    const joinsLeft = at > 0 && this.#ends[at - 1] === start;
    const joinsRight = this.#starts[at] === end;
    if (joinsLeft && joinsRight) {
      this.#ends[at - 1] = this.#ends[at];
      this.#remove(at);
    } else if (joinsLeft) this.#ends[at - 1] = end;
    else if (joinsRight) this.#starts[at] = start;
    else {
      this.#starts.splice(at, 0, start);
      this.#ends.splice(at, 0, end);
    }
  }

  #remove(i: number): void {
    this.#starts.splice(i, 1);
    this.#ends.splice(i, 1);
  }

  #firstAfter(address: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#starts[middle] < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
