import { inLanguage, type Label } from "./glossary.js";
import { checkFinite } from "./input.js";
import { type Named, readNamed } from "./named.js";

/** The results of several runs of one model, by the place of their category. */
export interface Spread {
  readonly label: Label;
  /** One list a category, `undefined` where the model has no results. */
  readonly runs: readonly (readonly number[] | undefined)[];
}

/**
 * Results by model, then by category, and all categories in the order in which they first come.
 * @throws RangeError when there are no models, categories or runs, or a result is not finite.
 */
export function readSpreads(
  operation: string,
  results: Named<Named<readonly number[]>>,
): { readonly spreads: readonly Spread[]; readonly categories: readonly Label[] } {
  const models = readNamed(operation, "results", results).map(([label, given]) => {
    const name = `results["${inLanguage(label, "en")}"]`;
    return { label, pairs: readRuns(operation, name, given) };
  });
  const byName = new Map<string, Label>();
  for (const { pairs } of models) {
    for (const [category] of pairs) {
      const name = inLanguage(category, "en");
      byName.set(name, byName.get(name) ?? category);
    }
  }
  const spreads = models.map(({ label, pairs }) => {
    const runs = new Map(pairs.map(([category, values]) => [inLanguage(category, "en"), values]));
    return { label, runs: [...byName.keys()].map((name) => runs.get(name)) };
  });
  return { spreads, categories: [...byName.values()] };
}

function readRuns(
  operation: string,
  name: string,
  given: Named<readonly number[]>,
): readonly (readonly [Label, readonly number[]])[] {
  const pairs = readNamed(operation, name, given);
  for (const [category, values] of pairs) {
    const place = `${name}["${inLanguage(category, "en")}"]`;
    if (values.length === 0) throw new RangeError(`${operation}: ${place} is empty`);
    values.forEach((value, i) => checkFinite(operation, `${place}[${i}]`, value));
  }
  return pairs;
}
