import type { Language } from "./chapter.js";
import type { MimeBundle, Output } from "./nbformat.js";

/**
 * The outputs as one edition has them. A display may carry the words of every edition in its
 * metadata's `editions`, so that one run serves both; all other outputs are the same in each.
 */
export function outputsIn(language: Language, outputs: readonly Output[]): Output[] {
  return outputs.map((output) => {
    if (!("metadata" in output) || output.metadata.editions === undefined) return output;
    const { editions, ...metadata } = output.metadata;
    const { [language]: data } = editions as { readonly [key: string]: MimeBundle };
    if (data === undefined) throw new Error(`a display has no edition in ${language}`);
    return { ...output, data, metadata };
  });
}
