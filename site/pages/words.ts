import type { Language } from "../../tools/chapters/chapter.js";

/** The folder of a language's pages on the site: Chinese stands at its root. */
export const folderOf = (language: Language): string => (language === "zh" ? "" : `${language}/`);

/** What the pages say besides the chapters, in both languages. */
export const words = {
  answerCode: { zh: "答案的代码", en: "Code of the answer" },
  copy: { zh: "复制", en: "Copy" },
  copied: { zh: "已复制", en: "Copied" },
  code: { zh: "代码", en: "code" },
  output: { zh: "输出", en: "output" },
  source: { zh: "源文件", en: "source" },
  sourceOf: { zh: "这一格在源文件里的位置", en: "this cell in its source" },
  stale: {
    zh: "",
    en: "The Chinese text of this passage has changed since it was translated.",
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;
