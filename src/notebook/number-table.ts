import { inLanguage, type Label, type Language } from "../charts/glossary.js";
import { checkCount, readSeries, type Series } from "../charts/input.js";
import { type Named, readNamed } from "../charts/named.js";
import { isSquare } from "../charts/text-width.js";
import { display, type Displayable } from "./display.js";
import { inEditions } from "./edition.js";
import { escapeHtml } from "./html.js";
import { currentLanguage } from "./language.js";

/**
 * Numbers side by side: a column for each name, a row for each of `rows`, all with the same number of
 * digits after the point. As the last value of a cell it shows itself as a table.
 * @throws RangeError when there are no columns, one has not a number for each row or one that is not
 *   finite, or `digits` is not an integer in 0 … 20.
 */
export function numberTable(
  columns: Named<Series>,
  { rows, digits = 6 }: { readonly rows: readonly Label[]; readonly digits?: number },
): Displayable {
  const operation = "numberTable";
  if (!Number.isInteger(digits) || digits < 0 || digits > 20) {
    throw new RangeError(`${operation}: digits must be an integer in 0 … 20, got ${digits}`);
  }
  const read = readNamed(operation, "columns", columns).map(([label, series]) => {
    const name = `columns["${inLanguage(label, "en")}"]`;
    const values = readSeries(operation, name, series);
    checkCount(operation, `numbers in ${name} (one a row)`, values.length, rows.length);
    return { label, texts: values.map((value) => value.toFixed(digits).replace("-", "−")) };
  });
  const lines = (language: Language): readonly (readonly string[])[] => [
    ["", ...read.map(({ label }) => inLanguage(label, language))],
    ...rows.map((row, i) => [inLanguage(row, language), ...read.map(({ texts }) => texts[i])]),
  ];
  return {
    [display]: () =>
      inEditions((language) => ({
        "text/html": asHtml(lines(language)),
        "text/plain": asText(lines(language)),
      })),
    [Symbol.for("nodejs.util.inspect.custom")]: () => asText(lines(currentLanguage())),
  } as Displayable;
}

function asHtml([header, ...body]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: "td" | "th") =>
    cells.map(
      (cell, i) => `<${i === 0 ? "th" : tag}>${escapeHtml(cell)}</${i === 0 ? "th" : tag}>`,
    );
  const head = `<thead><tr>${row(header, "th").join("")}</tr></thead>`;
  const rows = body.map((cells) => `<tr>${row(cells, "td").join("")}</tr>`);
  return `<table>\n${head}\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
}

/** Columns aligned at the right; a Chinese character is as wide as two Latin ones. */
function asText(lines: readonly (readonly string[])[]): string {
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => columnsOf(line[i]))));
  const pad = (text: string, i: number) => " ".repeat(widths[i] - columnsOf(text)) + text;
  return lines.map((line) => line.map(pad).join("  ")).join("\n");
}

function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (isSquare(character) ? 2 : 1), 0);
}
