import type { Language } from "../charts/glossary.js";
import type { DisplayData, MimeBundle } from "./display.js";
import { currentLanguage, editions } from "./language.js";

/**
 * What `make` makes in the language of this edition. When one execution serves several editions, the
 * metadata hold what it makes in each of them, as `editions`.
 */
export function inEditions(
  make: (language: Language) => MimeBundle,
  metadata: Readonly<Record<string, unknown>> = {},
): DisplayData {
  const made = new Map<Language, MimeBundle>();
  const once = (language: Language) => {
    const bundle = made.get(language) ?? make(language);
    made.set(language, bundle);
    return bundle;
  };
  const data = once(currentLanguage());
  const languages = editions();
  if (languages.length === 0) return { data, metadata };
  const each = Object.fromEntries(languages.map((language) => [language, once(language)]));
  return { data, metadata: { ...metadata, editions: each } };
}
