/**
 * The order in which a batch of sequences is gone through when all time steps are one operation: time
 * step by time step, and within each the longest sequence first. So those that still go on at a step
 * are the first rows of the step before, and no row is padding.
 */
export class PackedRows {
  readonly batch: number;
  readonly time: number;
  /** Whether the tensors are `[time, batch, …]`, not `[batch, time, …]`. */
  readonly timeMajor: boolean;
  /** How many sequences go on at each time step; there is none at which none does. */
  readonly counts: readonly number[];
  /** The first row of each time step; one more for the end. */
  readonly starts: readonly number[];
  /** The sequences, the longest first; absent when that is the order in which they came. */
  readonly order: Int32Array | undefined;
  #places: Int32Array | undefined;

  /** @param lengths an integer in `0 … time` for each sequence; all of them `time` unless given. */
  constructor(batch: number, time: number, timeMajor: boolean, lengths?: readonly number[]) {
    this.batch = batch;
    this.time = time;
    this.timeMajor = timeMajor;
    const counts: number[] = [];
    if (lengths === undefined || lengths.every((length) => length === time)) {
      for (let t = 0; t < time; t++) counts.push(batch);
    } else {
      this.order = Int32Array.from(lengths.keys()).sort((a, b) => lengths[b] - lengths[a]);
      const longest = lengths[this.order[0]];
      for (let t = 0; t < longest; t++) counts.push(lengths.filter((length) => length > t).length);
    }
    const starts = [0];
    for (const count of counts) starts.push(starts.at(-1)! + count);
    this.counts = counts;
    this.starts = starts;
  }

  /** How many rows there are: time steps of all sequences. */
  get total(): number {
    return this.starts[this.counts.length];
  }

  /** For each row its row in a tensor of all time steps; absent when it is the same one. */
  places(): Int32Array | undefined {
    const { batch, time, timeMajor, order } = this;
    if (!order && (timeMajor || batch === 1 || time === 1)) return undefined;
    return (this.#places ??= this.#findPlaces());
  }

  #findPlaces(): Int32Array {
    const { batch, time, timeMajor, counts, starts, order } = this;
    const places = new Int32Array(this.total);
    counts.forEach((count, t) => {
      for (let i = 0; i < count; i++) {
        const sequence = order ? order[i] : i;
        places[starts[t] + i] = timeMajor ? t * batch + sequence : sequence * time + t;
      }
    });
    return places;
  }

  /** Where the state before time step t begins in a block of the initial states, then all others. */
  previous(t: number): number {
    return t === 0 ? 0 : this.batch + this.starts[t - 1];
  }

  /** For each sequence the row of its last state in such a block. */
  last(): Int32Array {
    const { batch, counts, starts, order } = this;
    const last = new Int32Array(batch);
    let length = counts.length;
    for (let i = 0; i < batch; i++) {
      while (length > 0 && counts[length - 1] <= i) length--;
      last[order ? order[i] : i] = length === 0 ? i : batch + starts[length - 1] + i;
    }
    return last;
  }

  /** For each row of all but the initial states the row before it in such a block. */
  predecessors(): Int32Array {
    const predecessors = new Int32Array(this.total);
    this.counts.forEach((count, t) => {
      for (let i = 0; i < count; i++) predecessors[this.starts[t] + i] = this.previous(t) + i;
    });
    return predecessors;
  }
}
