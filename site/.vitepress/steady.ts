import type { HeadConfig } from "vitepress";

/** The fonts of letters and of digits in formulas; where they come late, lines break anew. */
const FONTS = /\/KaTeX_(Main-Regular|Math-Italic)\.[^/]*woff2$/;

/** Has the fonts of a chapter's formulas fetched at once. */
export const formulaFonts = (assets: readonly string[]): HeadConfig[] =>
  assets
    .filter((asset) => FONTS.test(asset))
    .map((href) => [
      "link",
      { rel: "preload", href, as: "font", type: "font/woff2", crossorigin: "" },
    ]);

/**
 * A page whose bar has the place at once that the theme gives it when its script has run: beside the list
 * of chapters, where there is one.
 */
export const steady = (html: string): string =>
  html.includes('class="VPContent has-sidebar"')
    ? html.replace('class="VPNavBar"', 'class="VPNavBar has-sidebar top"')
    : html;
