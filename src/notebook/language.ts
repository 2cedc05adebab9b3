import { sep } from "node:path";
import type { Language } from "../charts/glossary.js";

/**
 * The language of the edition that is running: `UNROLLED_LANGUAGE` when it is set, else the nearest
 * folder named `zh` or `en` on the working directory's path, else Chinese.
 * @throws RangeError when `UNROLLED_LANGUAGE` is neither.
 */
export function currentLanguage(): Language {
  const chosen = process.env.UNROLLED_LANGUAGE;
  if (chosen) return readLanguage("UNROLLED_LANGUAGE", chosen);
  return process.cwd().split(sep).findLast(isLanguage) ?? "zh";
}

/**
 * The languages of all editions that are made in one execution (`UNROLLED_EDITIONS`, such as `zh,en`);
 * none when a reader runs one edition.
 * @throws RangeError when it names another language.
 */
export function editions(): readonly Language[] {
  const chosen = process.env.UNROLLED_EDITIONS;
  return chosen ? chosen.split(",").map((name) => readLanguage("UNROLLED_EDITIONS", name)) : [];
}

function readLanguage(variable: string, name: string): Language {
  if (!isLanguage(name)) {
    throw new RangeError(`${variable}: expected zh or en, got "${name}"`);
  }
  return name;
}

function isLanguage(name: string): name is Language {
  return name === "zh" || name === "en";
}
