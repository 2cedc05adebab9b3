import { randomFrom, type Seed } from "../tensor/random.js";

/** A copy of a list in random order, each order equally likely (Fisher and Yates; Durstenfeld, 1964). */
export function shuffled<T>(items: readonly T[], seed: Seed): T[] {
  const random = randomFrom(seed);
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = random.integer(last + 1);
    [order[last], order[chosen]] = [order[chosen], order[last]];
  }
  return order;
}
