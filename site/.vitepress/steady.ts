import type { HeadConfig } from "vitepress";

/**
 * The fonts of letters and of digits in formulas: the style sheet holds them, because lines would break
 * anew where they come after the text. For all other files the bundler decides.
 */
export const held = (file: string): true | undefined =>
  /\/KaTeX_(Main-Regular|Math-Italic)\.woff2$/.test(file) || undefined;

/** Has them read before the text comes; a browser would do so only after its first painting. */
export const readFonts: HeadConfig = [
  "script",
  {},
  `for (const font of ["1em KaTeX_Main", "italic 1em KaTeX_Math"]) document.fonts.load(font);`,
];

/**
 * A page whose bar has the place at once that the theme gives it when its script has run: beside the list
 * of chapters, where there is one.
 */
export const steady = (html: string): string =>
  html.includes('class="VPContent has-sidebar"')
    ? html.replace('class="VPNavBar"', 'class="VPNavBar has-sidebar top"')
    : html;
