import { katex, type MarkdownItKatexOptions } from "@mdit/plugin-katex";
import type { MarkdownEnv, MarkdownOptions } from "vitepress";
import { withConcepts } from "../concepts/formulas.js";
import { searchable } from "./search-text.js";
import { readSource } from "./source.js";

/** The HTML of cells, by the names that fences call them by. */
const cells = readSource<Record<string, string>>("cells.json");

/** The content of pages, by their paths: `StaticPage` takes it from here while the site is built. */
export const pages = ((globalThis as { unrolledPages?: Map<string, string> }).unrolledPages =
  new Map<string, string>());

/** The plugin and VitePress have types of different versions of markdown-it. */
const formulas = katex as unknown as (md: object, options: MarkdownItKatexOptions) => void;
let renderHtml: (source: string, env: object) => string;

export const markdown: MarkdownOptions = {
  image: { lazyLoading: true },
  // Colours are in the cells already; the other fences are few.
  theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  config(md) {
    formulas(md, {
      output: "htmlAndMathml",
      throwOnError: true,
      strict: "ignore",
      transformer: withConcepts,
    });
    // The pages of both languages have the same formulas, and the same code of the reference.
    const { rules } = md.renderer;
    for (const kind of ["math_inline", "math_block"]) {
      const [rule, known] = [rules[kind]!, remembered()];
      rules[kind] = (tokens, at, ...rest) =>
        known(tokens[at].content, () => rule(tokens, at, ...rest));
    }
    const [highlight, coloured] = [md.options.highlight!, remembered()];
    md.options.highlight = (...all) => coloured(JSON.stringify(all), () => highlight(...all));
    const fence = rules.fence!;
    rules.fence = (tokens, at, ...rest) => {
      const [kind, name] = tokens[at].info.trim().split(/\s+/);
      if (kind !== "cell") return fence(tokens, at, ...rest);
      if (!(name in cells)) throw new Error(`expected the HTML of a cell ${name}, got none`);
      return cells[name];
    };
    // Vue gets the name of a page, and takes its content from the HTML that the build writes.
    renderHtml = md.render.bind(md);
    md.render = (source, env: { relativePath: string }) => {
      const html = renderHtml(source, env);
      if (/(^|\/)index\.md$/.test(env.relativePath) && !env.relativePath.includes("api/"))
        return html;
      pages.set(env.relativePath, html);
      return `<StaticPage of="${env.relativePath}" />`;
    };
  },
};

/** What is found on a page; nothing where its head says so. */
export const searchedText = (source: string, env: MarkdownEnv): string =>
  /^---\n(.+\n)*search: false\n/.test(source) ? "" : searchable(renderHtml(source, env));

/** What has been made once is not made again for the same key. */
function remembered(): (key: string, make: () => string) => string {
  const made = new Map<string, string>();
  return (key, make) => {
    const value = made.get(key) ?? make();
    made.set(key, value);
    return value;
  };
}
