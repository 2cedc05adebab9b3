import type { Point } from "./geometry.js";
import type { Role } from "./palette.js";
import { drop, SCRIPT_SIZE, setScripts, type Run, type Script } from "./scripts.js";
import { element, type SvgElement } from "./svg.js";
import { symbolRole } from "./symbol.js";

/**
 * The runs of a label in the chapters' notation: words, and formulas between dollar signs with
 * `_t` or `_{t-1}` for a subscript, `^1` or `^{fw}` for a superscript. As in TeX, a single letter is
 * italic, Greek ones too; a name such as tanh, digits and signs are upright.
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

/** From the middle of a line of text down to its baseline, in parts of its size. */
const MIDDLE_TO_BASELINE = 0.35;

interface LabelStyle {
  readonly size: number;
  readonly anchor?: "start" | "middle" | "end";
  /** Classes of the style sheet, such as `muted`. */
  readonly className?: string;
}

/** What each run is a part of: a symbol is a letter with all that stands above and below it. */
function symbolRoles(runs: readonly Run[]): (Role | undefined)[] {
  let role: Role | undefined;
  return runs.map(({ text, face, script }, i) => {
    if (script) return role;
    const end = runs.findIndex((run, j) => j > i && !run.script);
    const scripts = runs.slice(i + 1, end < 0 ? undefined : end);
    const below = scripts.filter((run) => run.script === "sub").map((run) => run.text);
    role = face === "letter" ? symbolRole(text, below.join("")) : undefined;
    return role;
  });
}

/** A label in one line whose middle stands at the height of `at`. */
export function label(source: string, at: Point, style: LabelStyle): SvgElement {
  const { size, anchor = "middle", className } = style;
  const runs = setScripts(parseLabel(source), size);
  const roles = symbolRoles(runs);
  const spans = runs.map(({ text, face, script, aside }, i) => {
    const dy = (drop(script) - drop(runs[i - 1]?.script)) * size;
    if (face === "words" && dy === 0) return text;
    const role = roles[i];
    return element(
      "tspan",
      {
        ...(face !== "words" && { class: role ? `${face} symbol ${role}` : face }),
        ...(script && { "font-size": SCRIPT_SIZE * size }),
        ...(dy && { dy }),
        ...(aside && { dx: aside }),
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
