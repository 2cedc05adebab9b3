import type { Language } from "../../src/charts/glossary.js";
import { arrow } from "../kit/arrow.js";
import { branch, gap } from "../kit/crossing.js";
import { part } from "../kit/figure.js";
import { bottom, left, right, top } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import { computed } from "../kit/numbers.js";
import { elementwiseProduct, operation } from "../kit/operation.js";
import type { SvgElement } from "../kit/svg.js";
import { AT, beforeLetter, column, COLUMN, PEEPHOLE_X, ROW, SUM_X } from "./layout.js";
import type { Values } from "./values.js";
import { WORDS } from "./words.js";

/** A number that stands beside its arrow. */
const number = (value: number, x: number, y: number, anchor?: "start"): SvgElement =>
  label(computed(value), { x, y }, { size: 16, anchor });

/** The cell state's way along the top: what the forget gate keeps, and what is written to it. */
function memoryLine({ kept }: Values): SvgElement[] {
  const between = (right(AT.keep).x + left(AT.sum).x) / 2;
  return [
    part(
      "keep",
      ...arrow([right(AT.cBefore), left(AT.keep)], "cell-state", "thick"),
      ...arrow([top(column("f").value), bottom(AT.keep)], "forget-gate"),
      ...elementwiseProduct(AT.keep),
    ),
    part(
      "kept",
      number(kept, between, ROW.memory - 18),
      ...arrow([right(AT.keep), left(AT.sum)], "cell-state", "thick"),
    ),
    part(
      "sum",
      ...operation(AT.sum, "$+$"),
      ...arrow([right(AT.sum), beforeLetter(AT.cAfter)], "cell-state", "thick"),
    ),
  ];
}

/** Input gate times candidate, passed over the forget gate's arrow to the sum. */
function write({ written }: Values): SvgElement[] {
  const [fromI, fromJ] = [top(column("i").value), top(column("j").value)];
  const way = [right(AT.write), { x: SUM_X, y: ROW.written }, bottom(AT.sum)];
  return [
    part(
      "write",
      ...arrow([fromI, { x: COLUMN.i, y: ROW.written }, left(AT.write)], "input-gate"),
      ...arrow([fromJ, bottom(AT.write)], "candidate"),
      ...elementwiseProduct(AT.write),
    ),
    part(
      "written",
      ...[PEEPHOLE_X.f, COLUMN.f].map((x) => gap({ x, y: ROW.written })),
      ...arrow(way, "cell-state"),
      number(written, (COLUMN.f + SUM_X) / 2, ROW.written + 16),
    ),
  ];
}

/** What the output gate shows of the new cell state: to the next time step and up to the output. */
function show({ squashed }: Values, language: Language): SvgElement[] {
  const { x } = AT.up;
  return [
    part(
      "squash",
      branch(AT.squashBranch, "cell-state"),
      ...arrow([AT.squashBranch, top(AT.squash)], "cell-state"),
      ...operation(AT.squash, "$tanh$"),
      ...arrow([bottom(AT.squash), top(AT.show)], "cell-state"),
      number(squashed, COLUMN.o + 10, ROW.hidden - 32, "start"),
    ),
    part(
      "show",
      ...arrow([top(column("o").value), bottom(AT.show)], "output-gate"),
      ...elementwiseProduct(AT.show),
      ...arrow([right(AT.show), beforeLetter(AT.hAfter)], "state"),
    ),
    part(
      "output",
      gap({ x, y: ROW.memory }),
      branch(AT.upBranch, "state"),
      ...arrow([AT.upBranch, AT.up], "state"),
      label(`${WORDS.output[language]} $h_t$`, { x, y: ROW.output }, { size: 18 }),
    ),
  ];
}

/** From the gates to the new state. */
export function memory(values: Values, language: Language): SvgElement[] {
  return [...memoryLine(values), ...write(values), ...show(values, language)];
}

/** Where the gates of `LSTMCell` see the cell state: i and f the old one, o the new one. */
export function peepholes(): SvgElement[] {
  return (["i", "f", "o"] as const).map((gate) => {
    const x = PEEPHOLE_X[gate];
    const from = { x, y: ROW.memory };
    const to = left(column(gate).layer);
    return part(
      `peephole-${gate}`,
      branch(from, "cell-state"),
      ...arrow([from, { x, y: ROW.layer }, to], "cell-state", "dashed"),
      label(`$w_${gate}$`, { x: x + 8, y: ROW.layer - 47 }, { size: 18, anchor: "start" }),
    );
  });
}
