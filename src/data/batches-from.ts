/**
 * The batches from number `step` on, 0 being the first: where a training goes on that has made so many
 * steps. Batches come in the same order again when what makes them takes a seed.
 * @throws RangeError for a step that is not an integer of 0 or more, and when there are fewer batches.
 */
export function batchesFrom<Batch>(batches: Iterable<Batch>, step: number): Iterable<Batch> {
  if (!Number.isSafeInteger(step) || step < 0) {
    throw new RangeError(`batchesFrom: step must be an integer of 0 or more, got ${step}`);
  }
  return {
    *[Symbol.iterator]() {
      let passed = 0;
      for (const batch of batches) {
        if (passed >= step) yield batch;
        else passed++;
      }
      if (passed < step) {
        throw new RangeError(`batchesFrom: expected at least ${step} batches, got ${passed}`);
      }
    },
  };
}
