import type { Language, Words } from "../../src/charts/glossary.js";

/** The languages that figures are drawn in, Chinese first. */
export const LANGUAGES: readonly Language[] = ["zh", "en"];

export const LANGUAGE_TAGS: Words = { zh: "zh-CN", en: "en" };
