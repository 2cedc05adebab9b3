import type { Language } from "../../tools/chapters/chapter.js";

/** The front page: what this is, and two ways in. */
export function frontMarkdown(language: Language): string {
  return `---\nlayout: page\nsidebar: false\n---\n\n<FrontPage language="${language}" />\n`;
}
