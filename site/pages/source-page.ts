import type { Language } from "../../tools/chapters/chapter.js";
import type { BookChapter } from "./book.js";
import { escapeHtml } from "./html.js";

/** The Markdown that a chapter is written in, with a place to link to on each line. */
export function sourceHtml({ source }: BookChapter): string {
  const lines = source
    .trimEnd()
    .split("\n")
    .map((line, n) => `<span class="line" id="L${n + 1}">${escapeHtml(line)}</span>`);
  return `<pre class="source" tabindex="0"><code>${lines.join("\n")}</code></pre>`;
}

/** The page around it. */
export function sourceMarkdown({ name, titles }: BookChapter, language: Language): string {
  const title = language === "zh" ? `${titles.zh}：源文件` : `${titles.en}: the source`;
  const says =
    language === "zh"
      ? `这一章就写在这个文件里：代码只写一份，中英文并排。[回到这一章](../chapters/${name}.md)`
      : `This file is what the chapter is written in: code once, Chinese and English side by side. [Back to the chapter](../chapters/${name}.md)`;
  return `---\ntitle: ${JSON.stringify(title)}\noutline: false\naside: false\nsearch: false\n---\n\n# ${title}\n\n${says}\n\n\`\`\`cell source/${name}\n\`\`\`\n`;
}
