import { dtypeOf, type TypedArray } from "./dtype.js";
import { formatShape, type Shape } from "./shape.js";

/** Along an axis longer than this, only the first and last `EDGE` entries are printed. */
const LONGEST = 8;
const EDGE = 3;

/** Numbers with up to four digits after the point; very large and very small ones as 1.234e-7. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6)
    return Object.is(value, -0) ? "-0" : `${value}`;
  if (!Number.isFinite(value)) return `${value}`;
  const magnitude = Math.abs(value);
  if (magnitude >= 1e6 || magnitude < 1e-3) return value.toExponential(3);
  return value.toFixed(4);
}

/** The indices of an axis that are printed; `null` stands for the ones left out. */
export function visibleIndices(length: number): (number | null)[] {
  const all = Array.from({ length }, (_, i) => i);
  return length <= LONGEST ? all : [...all.slice(0, EDGE), null, ...all.slice(-EDGE)];
}

/** A tensor as text: a line with `title`, dtype and shape, then the values, aligned in columns. */
export function formatTensor(title: string, data: TypedArray, shape: Shape): string {
  const texts: string[] = [];
  const collect = (axis: number, offset: number): void => {
    if (axis === shape.length) {
      texts.push(formatNumber(data[offset]));
      return;
    }
    const step = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
    for (const i of visibleIndices(shape[axis]))
      if (i !== null) collect(axis + 1, offset + i * step);
  };
  collect(0, 0);
  const width = Math.max(...texts.map((text) => text.length));
  let next = 0;
  const write = (axis: number, indent: string): string => {
    if (axis === shape.length) return texts[next++].padStart(width);
    const last = axis === shape.length - 1;
    const parts = visibleIndices(shape[axis]).map((i) =>
      i === null ? "…" : write(axis + 1, `${indent} `),
    );
    const gap = last ? ", " : `,${"\n".repeat(shape.length - 1 - axis)}${indent} `;
    return `[${parts.join(gap)}]`;
  };
  return `${title} ${dtypeOf(data)} ${formatShape(shape)}\n${write(0, "")}`;
}
