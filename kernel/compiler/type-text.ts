import { ts } from "./typescript.js";

/** A type or signature as text, without a word on the import through which it came. */
export function typeText(parts: readonly ts.SymbolDisplayPart[] | undefined): string {
  return ts
    .displayPartsToString(parts && [...parts])
    .replace(/^\(alias\) /, "")
    .replace(/\n(import|export) [^\n]*$/, "");
}
