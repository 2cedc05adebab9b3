import { textWidth, type Face } from "./fonts.js";
import type { Point } from "./geometry.js";
import { element, type SvgElement } from "./svg.js";

/** A stretch of a label that is set in one face. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly script: Script | undefined;
}

/** Where a stretch stands that is not on the line: `_t` below it, `^{fw}` above it. */
type Script = "sub" | "super";

/**
 * The runs of a label in the chapters' notation: words, and formulas between dollar signs with
 * `_t` or `_{t-1}` for a subscript, `^1` or `^{fw}` for a superscript. As in TeX, a single letter is italic, Greek ones too; a name
 * such as tanh, digits and signs are upright.
 * @throws SyntaxError for a formula that is not closed.
 */
export function parseLabel(source: string): Run[] {
  const pieces = source.split("$");
  if (pieces.length % 2 === 0) throw new SyntaxError(`label: a $ is missing in "${source}"`);
  return pieces.flatMap((piece, i) => {
    if (i % 2 === 1) return formula(piece);
    return piece === "" ? [] : [{ text: piece, face: "words" as const, script: undefined }];
  });
}

const SCRIPTS: Readonly<Record<string, Script>> = { _: "sub", "^": "super" };

function formula(source: string): Run[] {
  const runs: Run[] = [];
  for (const [, mark, braced, single, plain] of source.matchAll(
    /([_^])(?:\{([^}]*)\}|(.))|([^_^]+)/g,
  )) {
    const text = (plain ?? braced ?? single).replaceAll("-", "−");
    for (const [stretch] of text.matchAll(/[A-Za-z]+|[α-ω]|[^A-Za-zα-ω]+/g)) {
      const face = /^[A-Za-zα-ω]$/.test(stretch) ? "letter" : "upright";
      runs.push({ text: stretch, face, script: SCRIPTS[mark] });
    }
  }
  return runs;
}

/** The size of a script, in parts of the label's. */
const SCRIPT_SIZE = 0.72;

/** How far a stretch stands below the baseline, in parts of the label's size. */
const drop = (script: Script | undefined): number =>
  script === "sub" ? 0.2 : script === "super" ? -0.36 : 0;

/** From the middle of a line of text down to its baseline, in parts of its size. */
const MIDDLE_TO_BASELINE = 0.35;

/** How far each run moves aside, in pixels, so that a subscript stands below the superscript before it. */
function stacked(runs: readonly Run[], size: number): number[] {
  const widths = { super: 0, sub: 0 };
  return runs.map(({ text, face, script }, i) => {
    const before = runs[i - 1]?.script;
    const width = script ? textWidth(text, face, SCRIPT_SIZE * size) : 0;
    const aside = script === "sub" && before === "super" ? -widths.super : 0;
    // What follows the pair comes after the longer of the two.
    const past = !script && widths.super > 0 && widths.sub > 0 ? widths.super - widths.sub : 0;
    if (!script) widths.super = widths.sub = 0;
    else widths[script] = script === before ? widths[script] + width : width;
    return aside + Math.max(0, past);
  });
}

interface LabelStyle {
  readonly size: number;
  readonly anchor?: "start" | "middle" | "end";
  /** Classes of the style sheet, such as `muted`. */
  readonly className?: string;
}

/** A label in one line whose middle stands at the height of `at`. */
export function label(source: string, at: Point, style: LabelStyle): SvgElement {
  const { size, anchor = "middle", className } = style;
  const runs = parseLabel(source);
  const back = stacked(runs, size);
  const spans = runs.map(({ text, face, script }, i) => {
    const dy = (drop(script) - drop(runs[i - 1]?.script)) * size;
    if (face === "words" && dy === 0 && back[i] === 0) return text;
    return element(
      "tspan",
      {
        ...(face !== "words" && { class: face }),
        ...(script && { "font-size": SCRIPT_SIZE * size }),
        ...(dy && { dy }),
        ...(back[i] && { dx: back[i] }),
      },
      text,
    );
  });
  const position = { x: at.x, y: at.y + MIDDLE_TO_BASELINE * size, "font-size": size };
  return element(
    "text",
    { ...(className && { class: className }), ...position, "text-anchor": anchor },
    ...spans,
  );
}
