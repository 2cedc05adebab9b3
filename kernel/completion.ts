import type { CompletionInfo, Converter } from "tslab/dist/converter.js";
import { typeText } from "./compiler/type-text.js";
import { ts } from "./compiler/typescript.js";
import { codePointIndex } from "./wire/code-points.js";
import type { Json } from "./wire/message.js";

/** Of so many matches, the first ones, the type is told: finding it takes a moment for each. */
const DESCRIBED = 40;

/** What a completion is asked of. */
export interface Completer extends Pick<Converter, "complete"> {
  describe(names: readonly string[]): (ts.CompletionEntryDetails | undefined)[];
}

/**
 * The content of a `complete_reply`. Beside the matches stand, where front ends look for them, what
 * kind of thing each is, its type or signature, and its docstring.
 */
export function complete(completer: Completer, code: string, position: number): Json {
  const { start, end, candidates, original }: CompletionInfo = completer.complete(
    "",
    code,
    position,
  );
  const kinds = new Map(original?.entries.map(({ name, kind }) => [name, String(kind)]));
  const details = completer.describe(candidates.slice(0, DESCRIBED));
  const place = { start: codePointIndex(code, start), end: codePointIndex(code, end) };
  const types = candidates.map((text, i) => ({
    ...place,
    text,
    type: kinds.get(text) ?? "",
    signature: typeText(details[i]?.displayParts),
    documentation: ts.displayPartsToString(details[i]?.documentation),
  }));
  return {
    status: "ok",
    matches: candidates,
    cursor_start: place.start,
    cursor_end: place.end,
    metadata: { _jupyter_types_experimental: types },
  };
}
