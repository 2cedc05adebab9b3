import { inLanguage, type Label } from "./glossary.js";

/**
 * Values with names, in order: `{ RNN: values }` when the names are plain, or pairs
 * `[[term("forecast"), values], ["RNN", values]]` when words of the glossary are among them.
 */
export type Named<V> = Readonly<Record<string, V>> | readonly (readonly [Label, V])[];

/**
 * The pairs of name and value.
 * @throws RangeError when there are none, or two have the same name in one of the languages.
 */
export function readNamed<V>(
  operation: string,
  what: string,
  named: Named<V>,
): readonly (readonly [Label, V])[] {
  const pairs = isPairs(named) ? named : Object.entries(named);
  if (pairs.length === 0) throw new RangeError(`${operation}: ${what} is empty`);
  for (const language of ["zh", "en"] as const) {
    const seen = new Set<string>();
    for (const [label] of pairs) {
      const name = inLanguage(label, language);
      if (seen.has(name)) throw new RangeError(`${operation}: ${what} has "${name}" twice`);
      seen.add(name);
    }
  }
  return pairs;
}

function isPairs<V>(named: Named<V>): named is readonly (readonly [Label, V])[] {
  return Array.isArray(named);
}
