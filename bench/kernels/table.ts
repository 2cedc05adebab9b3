import { markdownTable } from "../shared/markdown.js";
import type { Conformance } from "./conformance.js";
import type { Printed } from "./lines.js";
import { LINES, MEMORY_AFTER, TURNS, type Measured } from "./measure.js";
import { milliseconds, spread } from "../shared/numbers.js";
import type { Setting } from "./versions.js";

/** Everything that is known of one kernel. */
export interface Column {
  readonly title: string;
  /** One for each round that went well. */
  readonly rounds: readonly Measured[];
  /** Why it could not be measured, or not in all rounds. */
  readonly problems: readonly string[];
  readonly conformance?: Conformance;
}

type Row = readonly [name: string, cell: (column: Column) => string];

const times = (value: number) => `${count(value, value < 10 ? 1 : 0)} ×`;
const megabytes = (value: number) => `${value.toFixed(0)} MB`;

const ROWS: readonly Row[] = [
  ["start to first result", measured(({ startMs }) => startMs, milliseconds)],
  ["trivial cell, `1 + 1`", measured(({ cellMs }) => cellMs, milliseconds)],
  [
    "cells of 250 that never ended",
    measured(
      ({ unended }) => unended,
      (cells) => count(cells),
    ),
  ],
  [`${count(LINES)} printed lines`, ({ rounds }) => printedCell(rounds)],
  ...MEMORY_AFTER.map((cells): Row => [
    `memory after ${cells} cells`,
    measured(({ memory }) => memory[cells], megabytes),
  ]),
  [
    `a loop of ${count(TURNS)} turns at the top level, over one in a function`,
    measured(({ loopRatio }) => loopRatio, times),
  ],
  ["jupyter_kernel_test: passed, failed, left out", ({ conformance }) => suiteCell(conformance)],
];

/** The table with its caption and notes, in Markdown. */
export function table(columns: readonly Column[], { date, software, machine }: Setting): string {
  const rounds = Math.max(...columns.map((column) => column.rounds.length));
  const lines = markdownTable(
    ["", ...columns.map(({ title }) => title)],
    ROWS.map(([name, cell]) => [name, ...columns.map(cell)]),
  );
  const caption =
    `Measured ${date}: ${software.join(", ")}; ${machine}. ` +
    (rounds === 1 ? "One round." : `The median of ${rounds} rounds (lowest–highest).`);
  const notes = columns.flatMap(notesOn).map((note) => `- ${note}`);
  const list = notes.length > 0 ? ["", ...notes] : [];
  return [caption, "", lines, ...list].join("\n");
}

/** Shows one number of each round. */
function measured(
  number: (round: Measured) => number,
  unit: (value: number) => string,
): (column: Column) => string {
  return ({ rounds }) => (rounds.length > 0 ? spread(rounds.map(number), unit) : "–");
}

/** Time when all lines came in order and the cell ended; else what went wrong, at its worst. */
function printedCell(rounds: readonly Measured[]): string {
  if (rounds.length === 0) return "–";
  const runs = rounds.map(({ printed }) => printed);
  const worst = runs.reduce((least, run) => (run.received < least.received ? run : least));
  const wrong: string[] = [];
  if (worst.received < worst.wanted) wrong.push(lost(runs));
  if (runs.some(({ ended }) => !ended)) wrong.push("never idle");
  if (runs.some(({ inOrder }) => !inOrder)) wrong.push("out of order");
  if (wrong.length > 0) return wrong.join(", ");
  const time = spread(
    runs.map(({ ms }) => ms),
    milliseconds,
  );
  return runs.some(({ late }) => late > 0) ? `${time}, ${lateLines(runs)}` : time;
}

function lost(runs: readonly Printed[]): string {
  const [{ wanted }] = runs as [Printed];
  return `${spread(
    runs.map(({ received }) => wanted - received),
    (lines) => count(lines),
  )} lost`;
}

function lateLines(runs: readonly Printed[]): string {
  return `${spread(
    runs.map(({ late }) => late),
    (lines) => count(lines),
  )} of them behind the cell's end`;
}

function suiteCell(conformance: Conformance | undefined): string {
  if (!conformance) return "–";
  const { passed, failed, unsteady, leftOut } = conformance;
  return [passed.length, failed.length + unsteady.length, leftOut.length].join(", ");
}

function notesOn({ title, problems, conformance }: Column): string[] {
  const { failed = [], unsteady = [], leftOut = [] } = conformance ?? {};
  const parts = [
    ...problems.map((problem) => problem.split("\n")[0]!),
    ...(failed.length > 0 ? [`fails ${codes(failed)}`] : []),
    ...(unsteady.length > 0 ? [`fails now and then ${codes(unsteady)}`] : []),
    ...(leftOut.length > 0 ? [`left out ${codes(leftOut)}`] : []),
  ];
  return parts.length > 0 ? [`${title}: ${parts.join("; ")}.`] : [];
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function count(value: number, digits = 0): string {
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
