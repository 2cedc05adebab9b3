import type { Shape } from "../tensor/shape.js";
import { shortened } from "./json-reader.js";

/** The element types of the format, with their bytes; those that have more alignment come later. */
export const BYTES_OF = { BF16: 2, F16: 2, F32: 4, F64: 8 } as const;

/** The element types that are read. */
export type StoredType = keyof typeof BYTES_OF;

/** Where a tensor stands in a file. */
export interface StoredTensor {
  readonly name: string;
  readonly type: StoredType;
  readonly shape: Shape;
  /** Its bytes, counted from the end of the header. */
  readonly begin: number;
  readonly end: number;
}

/** As much of what a file says stands in an error; a file may say it at any length. */
export const LONGEST = 200;

export const inQuotes = (text: string): string => shortened(JSON.stringify(text), LONGEST);

/** The tensors' bytes must be those of the file, each in one tensor. */
export function checkRanges(
  operation: string,
  tensors: readonly StoredTensor[],
  size: number,
): void {
  let next = 0;
  for (const { name, begin, end } of tensors) {
    if (begin !== next) {
      throw new RangeError(
        `${operation}: tensor ${inQuotes(name)} must begin at byte ${next}, where the one before it ends, got data_offsets [${begin}, ${end}]`,
      );
    }
    if (end > size) {
      throw new RangeError(
        `${operation}: tensor ${inQuotes(name)} must end within the ${size} bytes of data, got data_offsets [${begin}, ${end}]`,
      );
    }
    next = end;
  }
  if (next !== size) {
    throw new RangeError(
      `${operation}: expected ${next} bytes of data, those of the tensors, got ${size}`,
    );
  }
}
