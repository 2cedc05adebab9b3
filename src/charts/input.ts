import { formatShape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";

/** Numbers in a row: an array, a typed array, or a tensor `[n]`. */
export type Series = readonly number[] | Float32Array | Float64Array | Tensor;

/** A value per time step and unit: rows of numbers, or a tensor `[time, units]` or `[time, 1, units]`. */
export type States = readonly (readonly number[] | Float32Array | Float64Array)[] | Tensor;

/**
 * The numbers of `values` as a plain array.
 * @throws RangeError when there are none, one is not finite, or a tensor is not of rank 1.
 */
export function readSeries(operation: string, name: string, values: Series): number[] {
  if (isTensor(values) && values.shape.length !== 1) {
    throw new RangeError(
      `${operation}: ${name} must be of shape [n], got ${formatShape(values.shape)}`,
    );
  }
  const numbers = Array.from(isTensor(values) ? values.data : values);
  if (numbers.length === 0) throw new RangeError(`${operation}: ${name} is empty`);
  numbers.forEach((value, i) => checkFinite(operation, `${name}[${i}]`, value));
  return numbers;
}

/**
 * The numbers of `states` as `[time][unit]`.
 * @throws RangeError when there are none, one is not finite, rows differ in length, or a tensor is
 *   neither `[time, units]` nor `[time, 1, units]`.
 */
export function readStates(operation: string, name: string, states: States): number[][] {
  const rows = isTensor(states)
    ? tensorRows(operation, name, states)
    : Array.from(states, (row) => Array.from(row));
  if (rows.length === 0 || rows[0].length === 0) {
    throw new RangeError(`${operation}: ${name} is empty`);
  }
  rows.forEach((row, time) => {
    if (row.length !== rows[0].length) {
      throw new RangeError(
        `${operation}: ${name} is ragged: ${rows[0].length} units in row 0, ${row.length} in row ${time}`,
      );
    }
    row.forEach((value, unit) => checkFinite(operation, `${name}[${time}][${unit}]`, value));
  });
  return rows;
}

/** Refuses a value that is not a finite number. */
export function checkFinite(operation: string, name: string, value: unknown): void {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new RangeError(`${operation}: ${name} must be a finite number, got ${String(value)}`);
  }
}

/** Refuses a number that does not count anything, or counts more than `most`. */
export function checkWhole(operation: string, name: string, value: number, most?: number): void {
  if (!Number.isInteger(value) || value < 1 || (most !== undefined && value > most)) {
    const range = most === undefined ? "above 0" : `from 1 to ${most}`;
    throw new RangeError(`${operation}: ${name} must be a whole number ${range}, got ${value}`);
  }
}

/** Refuses a number of `names` other than the `count` of what they name. */
export function checkCount(
  operation: string,
  names: string,
  count: number,
  expected: number,
): void {
  if (count !== expected) {
    throw new RangeError(`${operation}: expected ${expected} ${names}, got ${count}`);
  }
}

/** Whether `value` is a tensor rather than an array. */
export function isTensor(value: Series | States): value is Tensor {
  return "shape" in value;
}

/** Whether `values` are numbers in a row rather than rows of them. */
export function isSeries(values: Series | States): values is Series {
  return isTensor(values)
    ? values.shape.length === 1
    : values.length === 0 || typeof values[0] === "number";
}

function tensorRows(operation: string, name: string, tensor: Tensor): number[][] {
  const { shape, data } = tensor;
  if (shape.length !== 2 && !(shape.length === 3 && shape[1] === 1)) {
    throw new RangeError(
      `${operation}: ${name} must be of shape [time, units] (one sequence), got ${formatShape(shape)}`,
    );
  }
  const units = shape[shape.length - 1];
  return Array.from({ length: shape[0] }, (_, time) =>
    Array.from(data.subarray(time * units, (time + 1) * units)),
  );
}
