import { inLanguage, type Label, type Language } from "../charts/glossary.js";
import { checkCount, checkFinite } from "../charts/input.js";
import { type Named, readNamed } from "../charts/named.js";
import { isSquare } from "../charts/text-width.js";
import { display, type Displayable } from "./display.js";
import { inEditions } from "./edition.js";

/** What can be chosen of a table. */
export interface TableOptions {
  /** How many significant digits numbers have, 1 … 17; 6 if not given. */
  readonly digits?: number;
}

/**
 * A small table: a name and a value for each of `columns` in each row. Show it with `show`.
 * @throws RangeError when there are no rows, a row has not a value for each column, a number is not
 *   finite, or `digits` is out of range.
 */
export function table(
  columns: readonly Label[],
  rows: Named<readonly (number | Label)[]>,
  options: TableOptions = {},
): Displayable {
  const { digits = 6 } = options;
  if (!(Number.isInteger(digits) && digits >= 1 && digits <= 17)) {
    throw new RangeError(`table: digits must be an integer from 1 to 17, got ${digits}`);
  }
  const named = readNamed("table", "rows", rows);
  for (const [label, values] of named) {
    const name = `rows["${inLanguage(label, "en")}"]`;
    checkCount("table", `values in ${name}`, values.length, columns.length);
    values.forEach((value, i) => {
      if (typeof value === "number") checkFinite("table", `${name}[${i}]`, value);
    });
  }
  const cellsIn = (language: Language): readonly (readonly string[])[] => [
    ["", ...columns.map((column) => inLanguage(column, language))],
    ...named.map(([label, values]) => [
      inLanguage(label, language),
      ...values.map((value) =>
        typeof value === "number" ? withDigits(value, digits) : inLanguage(value, language),
      ),
    ]),
  ];
  return {
    [display]: () =>
      inEditions((language) => {
        const cells = cellsIn(language);
        return { "text/markdown": markdown(cells), "text/plain": aligned(cells) };
      }),
  };
}

function withDigits(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits))).replaceAll("-", "−");
}

function markdown([header, ...body]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = header.map((_, i) => (i === 0 ? "---" : "---:"));
  return [line(header), line(rule), ...body.map(line)].join("\n");
}

/** The first column flush left, the others flush right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => columnsOf(row[i]))));
  return rows
    .map((row) =>
      row
        .map((cell, i) => {
          const space = " ".repeat(widths[i] - columnsOf(cell));
          return i === 0 ? cell + space : space + cell;
        })
        .join("  "),
    )
    .join("\n");
}

/** How many columns of a terminal a text takes: a Chinese character takes two. */
function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (isSquare(character) ? 2 : 1), 0);
}
