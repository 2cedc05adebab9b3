import type { Face } from "./fonts.js";
import type { Point } from "./geometry.js";
import { element, type SvgElement } from "./svg.js";

/** A stretch of a label that is set in one face. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly subscript: boolean;
}

/**
 * The runs of a label in the chapters' notation: words, and formulas between dollar signs with
 * `_t` or `_{t-1}` for a subscript. As in TeX, a single letter is italic, Greek ones too; a name
 * such as tanh, digits and signs are upright.
 * @throws SyntaxError for a formula that is not closed.
 */
export function parseLabel(source: string): Run[] {
  const pieces = source.split("$");
  if (pieces.length % 2 === 0) throw new SyntaxError(`label: a $ is missing in "${source}"`);
  return pieces.flatMap((piece, i) => {
    if (i % 2 === 1) return formula(piece);
    return piece === "" ? [] : [{ text: piece, face: "words" as const, subscript: false }];
  });
}

function formula(source: string): Run[] {
  const runs: Run[] = [];
  for (const [, braced, single, plain] of source.matchAll(/_\{([^}]*)\}|_(.)|([^_]+)/g)) {
    const text = (plain ?? braced ?? single).replaceAll("-", "−");
    for (const [stretch] of text.matchAll(/[A-Za-z]+|[α-ω]|[^A-Za-zα-ω]+/g)) {
      const face = /^[A-Za-zα-ω]$/.test(stretch) ? "letter" : "upright";
      runs.push({ text: stretch, face, subscript: plain === undefined });
    }
  }
  return runs;
}

/** A subscript's size, and how far it stands below the baseline, in parts of the label's size. */
const SUBSCRIPT = { size: 0.72, drop: 0.2 };

/** From the middle of a line of text down to its baseline, in parts of its size. */
const MIDDLE_TO_BASELINE = 0.35;

interface LabelStyle {
  readonly size: number;
  readonly anchor?: "start" | "middle" | "end";
  /** Classes of the style sheet, such as `muted`. */
  readonly className?: string;
}

/** A label in one line whose middle stands at the height of `at`. */
export function label(source: string, at: Point, style: LabelStyle): SvgElement {
  const { size, anchor = "middle", className } = style;
  let lowered = false;
  const spans = parseLabel(source).map(({ text, face, subscript }) => {
    const drop = subscript === lowered ? 0 : SUBSCRIPT.drop * size * (subscript ? 1 : -1);
    lowered = subscript;
    if (face === "words" && drop === 0) return text;
    return element(
      "tspan",
      {
        ...(face !== "words" && { class: face }),
        ...(subscript && { "font-size": SUBSCRIPT.size * size }),
        ...(drop && { dy: drop }),
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
