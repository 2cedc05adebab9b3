import type { CodeCell, Language, ProseCell } from "../../tools/chapters/chapter.js";
import type { ExecutedCell, MarkdownCell } from "../../tools/chapters/nbformat.js";
import { stampOf } from "../../tools/chapters/stamp.js";
import type { BookChapter } from "./book.js";
import { inLanguage, type ChapterCode } from "./chapter-code.js";
import type { Site } from "./chart.js";
import { escapeHtml } from "./html.js";
import { pageProse } from "./prose.js";
import { folderOf, words } from "./words.js";

/** A chapter in one language: Markdown with a fence for each cell of code and figure, and what goes there. */
export interface Page {
  readonly markdown: string;
  /** HTML, by the names that the fences call it by. */
  readonly cells: Readonly<Record<string, string>>;
}

/** What a page is made of besides its prose: HTML by the number of the cell of code. */
export interface Parts {
  readonly code: ChapterCode;
  readonly outputs: readonly string[];
}

/**
 * @throws Error naming the chapter and the cell, for what no page can show.
 */
export function chapterPage(
  book: BookChapter,
  language: Language,
  { code, outputs }: Parts,
  site: Site,
): Page {
  const { cells } = book.notebooks[language];
  let number = 0;
  const made: Record<string, string> = {};
  const blocks = cells.map((cell, n) => {
    const where = `notebooks/${language}/${book.name}.ipynb, cell ${cell.id}`;
    const source = book.chapter.cells[n];
    if (cell.cell_type === "markdown") {
      const { text } = (source as ProseCell)[language];
      const { markdown, figures } = pageProse(cell, text, where, site);
      Object.assign(made, figures);
      return prose(cell, source as ProseCell, language, markdown);
    }
    const html = inLanguage(code.cells[number], language, site.base);
    const output = outputs[number++];
    const fence = `${language}/${book.name}/${cell.id}`;
    made[fence] = cellHtml(cell, source as CodeCell, {
      language,
      name: book.name,
      site,
      html,
      output,
    });
    return `\`\`\`cell ${fence}\n\`\`\``;
  });
  return {
    markdown: `${frontMatter(book, language)}\n${blocks.join("\n\n")}\n`,
    cells: made,
  };
}

function frontMatter({ titles, name }: BookChapter, language: Language): string {
  return `---\ntitle: ${JSON.stringify(titles[language].replaceAll(/[*_\`]/g, ""))}\nchapter: ${name}\noutline: [2, 3]\npageClass: has-contents\n---\n`;
}

function prose({ id }: MarkdownCell, source: ProseCell, language: Language, text: string): string {
  const moved = language === "en" && source.en.of !== stampOf(source.zh.text);
  const mark = moved ? `<p class="stale">${words.stale.en}</p>\n\n` : "";
  const anchor = /^#{1,6} /m.test(text) ? "" : `<a id="${id}" class="place"></a>\n\n`;
  return `${anchor}${mark}${text}`;
}

interface Around {
  readonly language: Language;
  readonly name: string;
  readonly site: Site;
  readonly html: string;
  readonly output: string;
}

function cellHtml(
  { id, execution_count, metadata }: ExecutedCell,
  { line }: CodeCell,
  around: Around,
): string {
  const { language, name, site, html, output } = around;
  const say = (key: keyof typeof words) => escapeHtml(words[key][language]);
  const source = `${site.base}${folderOf(language)}source/${name}.html#L${line}`;
  const bar = `<div class="bar"><span class="count" aria-hidden="true">[${execution_count}]</span><a class="to-source" href="${source}" title="${say("sourceOf")}">${say("source")}</a><button type="button" class="copy-cell" data-copied="${say("copied")}">${say("copy")}</button></div>`;
  const input = `<div class="input">${bar}${html}</div>`;
  const below =
    output.trim() === ""
      ? ""
      : `<div class="output" role="group" aria-label="${say("output")} ${execution_count}">${output}</div>`;
  const cell = `<div class="cell" id="cell-${escapeHtml(id)}">${input}${below}</div>`;
  const isAnswer = Array.isArray(metadata.tags) && metadata.tags.includes("answer");
  return isAnswer
    ? `<details class="answer-code"><summary>${say("answerCode")}</summary>${cell}</details>`
    : cell;
}
