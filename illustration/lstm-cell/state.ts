import type { Language, Words } from "../../src/charts/glossary.js";
import { vector } from "../kit/cells.js";
import { part } from "../kit/figure.js";
import { left, type Box } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import { computed, given } from "../kit/numbers.js";
import type { Role } from "../kit/palette.js";
import type { SvgElement } from "../kit/svg.js";
import { EXAMPLE } from "./example.js";
import { AT, MARGIN, SIZE, WORD_ABOVE } from "./layout.js";
import type { Values } from "./values.js";
import { WORDS } from "./words.js";

/** A number at the picture's edge with its letter, and the word for it above, in line with the margin. */
function named(name: string, word: string, letter: string, box: Box, text: string, role: Role) {
  const anchor = box.x < SIZE.width / 2 ? "start" : "end";
  const x = anchor === "start" ? MARGIN : SIZE.width - MARGIN;
  const above = { x, y: left(box).y - WORD_ABOVE };
  return part(
    name,
    label(word, above, { size: 15, anchor, className: "muted" }),
    ...vector(letter, box, [{ text, role }]),
  );
}

/** What enters the cell from the left, and what leaves it to the right. */
export function states({ c, h }: Values, language: Language): SvgElement[] {
  const word = (words: Words): string => words[language];
  const [cell, hidden] = [word(WORDS.cellState), word(WORDS.hiddenState)];
  return [
    named("c-before", cell, "$c_{t-1}$", AT.cBefore, given(EXAMPLE.c), "cell-state"),
    named("x", word(WORDS.input), "$x_t$", AT.xBefore, given(EXAMPLE.x), "input"),
    named("h-before", hidden, "$h_{t-1}$", AT.hBefore, given(EXAMPLE.h), "state"),
    named("c", cell, "$c_t$", AT.cAfter, computed(c), "cell-state"),
    named("h", hidden, "$h_t$", AT.hAfter, computed(h), "state"),
  ];
}
