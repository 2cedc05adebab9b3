import type { Language, Words } from "../../src/charts/glossary.js";
import { FIGURE_CLASS } from "./style.js";
import { element, type SvgElement } from "./svg.js";
import { LANGUAGE_TAGS } from "./language.js";

/** A drawing whose parts are the same in every language. */
export interface Figure {
  /** The files' name without language and ending: the source document's name of the figure. */
  readonly name: string;
  /** Starts every id in the SVG. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: Words;
  /** What the figure shows, for those who cannot see it. */
  readonly description: Words;
  readonly draw: (language: Language) => readonly SvgElement[];
}

/** A part of a figure that a page can find and light up by its name. */
export function part(name: string, ...children: readonly SvgElement[]): SvgElement {
  return element("g", { "data-part": name }, ...children);
}

/** The figure as an SVG document with this style sheet. */
export function svgDocument(figure: Figure, language: Language, style: string): SvgElement {
  const { id, width, height } = figure;
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: FIGURE_CLASS,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      lang: LANGUAGE_TAGS[language],
      "aria-labelledby": `${id}-title ${id}-description`,
    },
    element("title", { id: `${id}-title` }, figure.title[language]),
    element("desc", { id: `${id}-description` }, figure.description[language]),
    element("style", {}, style),
    element("rect", { class: "paper", x: 0, y: 0, width, height, rx: 16 }),
    ...figure.draw(language),
  );
}
