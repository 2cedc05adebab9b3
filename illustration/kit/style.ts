import { colourNames, ROLES, type Scheme } from "./palette.js";

/** The class of every figure's root; all rules are below it, so that a page can embed the SVG. */
export const FIGURE_CLASS = "unrolled-figure";

/** The families of words, of mathematical letters and of what is upright in formulas. */
const FONTS = {
  words:
    '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif',
  letter: 'KaTeX_Math, "Latin Modern Math", "STIX Two Text", Cambria, "Times New Roman", serif',
  upright: 'KaTeX_Main, "Latin Modern Math", "STIX Two Text", Cambria, "Times New Roman", serif',
};

/** The rules, with `paint` deciding how a colour's name is written. */
function rules(paint: (name: string) => string): string[] {
  const figure = `.${FIGURE_CLASS}`;
  return [
    `${figure} text { font-family: ${FONTS.words}; fill: ${paint("ink")}; }`,
    `${figure} .letter { font-family: ${FONTS.letter}; font-style: italic; }`,
    `${figure} .upright { font-family: ${FONTS.upright}; }`,
    `${figure} .muted { fill: ${paint("muted")}; }`,
    `${figure} .heading { font-weight: 600; }`,
    `${figure} .gap { fill: ${paint("ground")}; }`,
    `${figure} .dot { fill: ${paint("ink")}; }`,
    `${figure} .paper { fill: ${paint("paper")}; }`,
    `${figure} .ground { fill: ${paint("ground")}; }`,
    `${figure} .box { stroke-width: 1.5; }`,
    `${figure} .line { fill: none; stroke-width: 2; }`,
    `${figure} .thick { stroke-width: 4; }`,
    `${figure} .dashed { stroke-dasharray: 6 4; }`,
    `${figure} .kept { fill: ${paint("ink")}; stroke: ${paint("ink")}; stroke-width: 1.5; }`,
    `${figure} .dropped { fill: none; stroke: ${paint("muted")}; stroke-width: 1.5; }`,
    `${figure} .focus { fill: none; stroke: ${paint("muted")}; stroke-width: 1; }`,
    ...ROLES.flatMap((role) => [
      `${figure} .box.${role} { fill: ${paint(`${role}-fill`)}; stroke: ${paint(`${role}-line`)}; }`,
      `${figure} .line.${role} { stroke: ${paint(`${role}-line`)}; }`,
      `${figure} .head.${role} { fill: ${paint(`${role}-line`)}; }`,
      `${figure} .band.${role} { fill: ${paint(`${role}-fill`)}; opacity: 0.55; }`,
      `${figure} .symbol.${role} { fill: ${paint(`${role}-symbol`)}; }`,
    ]),
  ];
}

function properties(scheme: Scheme): string {
  const declarations = Object.entries(colourNames(scheme)).map(
    ([name, hex]) => `--${name}: ${hex};`,
  );
  return `.${FIGURE_CLASS} { ${declarations.join(" ")} }`;
}

/** Follows the reader's colour scheme; a page changes colours by setting the properties itself. */
export function adaptiveStyle(): string {
  return [
    "",
    properties("light"),
    `@media (prefers-color-scheme: dark) { ${properties("dark")} }`,
    ...rules((name) => `var(--${name})`),
    "",
  ].join("\n");
}

/** One scheme with its colours written out, for renderers that know no custom properties. */
export function fixedStyle(scheme: Scheme): string {
  const colours = colourNames(scheme);
  return ["", ...rules((name) => colours[name]), ""].join("\n");
}
