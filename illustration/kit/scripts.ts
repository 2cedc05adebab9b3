import { lean, textWidth, type Face } from "./fonts.js";

/** Where a stretch stands that is not on the line: `_t` below it, `^{fw}` above it. */
export type Script = "sub" | "super";

/** A stretch of a label that is set in one face. */
export interface Run {
  readonly text: string;
  readonly face: Face;
  readonly script: Script | undefined;
}

/** A run, and how far it moves aside from where the one before it ends, in pixels. */
export interface SetRun extends Run {
  readonly aside: number;
}

/** The size of a script, in parts of the label's. */
export const SCRIPT_SIZE = 0.72;

/** How far a stretch stands below the baseline, in parts of the label's size. */
export const drop = (script: Script | undefined): number =>
  script === "sub" ? 0.2 : script === "super" ? -0.36 : 0;

/**
 * The runs with the scripts of each letter one above the other. Of the two the one that ends first is
 * set first: the label is then as wide as it looks, and is centred by that.
 */
export function setScripts(runs: readonly Run[], size: number): SetRun[] {
  const set: SetRun[] = [];
  for (let at = 0; at < runs.length; at = set.length) {
    let end = at;
    while (runs[end]?.script) end++;
    if (end > at) set.push(...scripts(runs.slice(at, end), runs[at - 1], size));
    else set.push({ ...runs[at], aside: 0 });
  }
  return set;
}

/** All scripts of one letter: the superscript begins where the letter's ink ends, the subscript before. */
function scripts(runs: readonly Run[], letter: Run | undefined, size: number): SetRun[] {
  const starts = { sub: 0, super: letter ? lean(letter.text, letter.face, size) : 0 };
  const stacks = (["sub", "super"] as const)
    .map((script) => {
      const own = runs.filter((run) => run.script === script);
      const width = own.reduce(
        (sum, { text, face }) => sum + textWidth(text, face, SCRIPT_SIZE * size),
        0,
      );
      return { own, start: starts[script], end: starts[script] + width };
    })
    .filter(({ own }) => own.length > 0)
    .sort((a, b) => a.end - b.end);
  return stacks.flatMap(({ own, start }, i) => {
    const aside = start - (i === 0 ? 0 : stacks[i - 1].end);
    return own.map((run, j) => ({ ...run, aside: j === 0 ? aside : 0 }));
  });
}
