import { createRequire } from "node:module";
import { checkSize } from "../tensor/shape.js";
import { packageFile } from "./package-file.js";

/**
 * Chinese idioms (成语), 30,741 different ones in the order of their pinyin, from the package
 * `cnchar-idiom` (MIT licence). 29,349 of them have exactly four characters, all Chinese ones, of which
 * there are 4,776; the others have 3 to 15, a comma (，, once 、) among them where the idiom has one.
 * @param options.length only the idioms of so many characters; all of them unless given.
 * @throws RangeError for a length that is not a positive integer; Error when `cnchar-idiom` is not
 * installed.
 */
export function chineseIdioms({ length }: { readonly length?: number } = {}): string[] {
  if (length !== undefined) checkSize("chineseIdioms", "length", length);
  // The file is a module and has the list inside: there is no other form of it.
  const file = packageFile("cnchar-idiom", "cnchar.idiom.min.js");
  const { dict } = createRequire(import.meta.url)(file) as { dict: { idiom: readonly string[] } };
  const idioms = [...new Set(dict.idiom)];
  return length === undefined ? idioms : idioms.filter((idiom) => [...idiom].length === length);
}
