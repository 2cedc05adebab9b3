import { formatNumber, visibleIndices } from "../tensor/format.js";
import { sizeOf, type Shape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { escapeHtml } from "./html.js";

/**
 * JupyterLab takes most styles out of a notebook that it does not trust, `font-variant-numeric` among
 * them. Digits of equal width that are left are those of a monospaced font.
 */
const tableStyle = "font-family: monospace; text-align: right";
const captionStyle = "text-align: left; white-space: nowrap";
const leftStyle = 'style="text-align: left"';

/** Indices along the first axes; `null`, the last of them, stands for those that are left out. */
type Path = readonly (number | null)[];

/**
 * A tensor as an HTML table: dtype and shape as its caption, the numbers that its text shows, and their
 * indices at the edges. A vector is one row; from rank 3 on each matrix stands under its index.
 */
export function tensorTable(tensor: Tensor): string {
  const [caption] = tensor.toString().split("\n", 1);
  return [
    `<table style="${tableStyle}">`,
    `<caption style="${captionStyle}">${escapeHtml(caption)}</caption>`,
    ...parts(tensor),
    "</table>",
  ].join("\n");
}

function parts(tensor: Tensor): string[] {
  const { rank, shape } = tensor;
  // Alone under a caption that is wider than it.
  if (rank === 0) return [body([row([cell("td", formatNumber(tensor.item()), leftStyle)])])];
  if (rank === 1) return [head(shape[0], false), body([row(numbers(tensor, 0))])];
  return [head(shape[rank - 1], true), ...matrices(tensor)];
}

function head(width: number, besideRowIndices: boolean): string {
  const indices = visibleIndices(width).map((j) => cell("th", label(j)));
  return `<thead>${row([...(besideRowIndices ? [cell("th", "")] : []), ...indices])}</thead>`;
}

/** Each matrix that is shown, as rows that belong together. */
function matrices(tensor: Tensor): string[] {
  const { rank, shape } = tensor;
  const [height, width] = shape.slice(-2);
  const columns = visibleIndices(width).length;
  const leading = shape.slice(0, -2);
  return visiblePaths(leading).map((path) => {
    const title = `[${path.map(label).join(", ")}]`;
    const across = `colspan="${columns + 1}" ${leftStyle}`;
    const heading = rank === 2 ? [] : [row([cell("th", title, across)])];
    if (path.includes(null)) return body(heading);
    const start = positionOf(path, leading) * height;
    const rows = visibleIndices(height).map((i) => {
      const cells = i === null ? Array(columns).fill(cell("td", "…")) : numbers(tensor, start + i);
      return row([cell("th", label(i)), ...cells]);
    });
    return body([...heading, ...rows]);
  });
}

/** The numbers along the last axis that are shown, of the `index`th stretch along it. */
function numbers({ data, shape }: Tensor, index: number): string[] {
  const width = shape[shape.length - 1];
  return visibleIndices(width).map((j) =>
    cell("td", j === null ? "…" : formatNumber(data[index * width + j])),
  );
}

function visiblePaths(shape: Shape): readonly Path[] {
  if (shape.length === 0) return [[]];
  const [length, ...rest] = shape;
  return visibleIndices(length).flatMap((i): readonly Path[] =>
    i === null ? [[null]] : visiblePaths(rest).map((path) => [i, ...path]),
  );
}

/** Where a path's entry stands among all of `shape`, row-major. */
function positionOf(path: Path, shape: Shape): number {
  return path.reduce<number>((sum, i, axis) => sum + i! * sizeOf(shape.slice(axis + 1)), 0);
}

const label = (index: number | null): string => (index === null ? "…" : String(index));
const cell = (tag: "td" | "th", text: string, attributes = ""): string =>
  `<${tag}${attributes && ` ${attributes}`}>${text}</${tag}>`;
const row = (cells: readonly string[]): string => `<tr>${cells.join("")}</tr>`;
const body = (rows: readonly string[]): string => `<tbody>\n${rows.join("\n")}\n</tbody>`;
