import type { Language, Words } from "../../src/charts/glossary.js";
import { arrow, type Stroke } from "../kit/arrow.js";
import { part } from "../kit/figure.js";
import type { Point } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import type { SvgElement } from "../kit/svg.js";
import { square } from "./mask.js";
import { WORDS } from "./words.js";

/** The width of a sample, and from a sample to its words, in pixels. */
const SAMPLE = 40;
const TEXT = 12;

const words = (text: Words, at: Point, language: Language, muted = false): SvgElement =>
  label(
    text[language],
    { x: at.x + SAMPLE + TEXT, y: at.y },
    {
      size: muted ? 13 : 15,
      anchor: "start",
      ...(muted && { className: "muted" }),
    },
  );

function line(at: Point, stroke: Stroke | undefined): SvgElement[] {
  return arrow([at, { x: at.x + SAMPLE, y: at.y }], "state", stroke);
}

/** What the strokes and the squares mean, from a left upper corner down. */
export function legend({ x, y }: Point, language: Language): SvgElement[] {
  const middle = x + SAMPLE / 2;
  return [
    part(
      "legend-solid",
      ...line({ x, y }, undefined),
      words(WORDS.solid, { x, y }, language),
      words(WORDS.solidMore, { x, y: y + 23 }, language, true),
    ),
    part(
      "legend-dashed",
      ...line({ x, y: y + 66 }, "dashed"),
      words(WORDS.dashed, { x, y: y + 66 }, language),
      words(WORDS.dashedMore, { x, y: y + 89 }, language, true),
    ),
    part(
      "legend-kept",
      ...square({ x: middle, y: y + 132 }, true),
      words(WORDS.kept, { x, y: y + 132 }, language),
    ),
    part(
      "legend-dropped",
      ...square({ x: middle, y: y + 162 }, false),
      words(WORDS.dropped, { x, y: y + 162 }, language),
      words(WORDS.units, { x, y: y + 185 }, language, true),
    ),
  ];
}
