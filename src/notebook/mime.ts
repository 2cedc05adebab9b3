import { inspect } from "node:util";
import type { MimeBundle } from "./display.js";

/** `type/subtype`, of the characters that RFC 6838, section 4.2, allows. */
const mimeType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;
/** Types whose data are JSON; those of all others are text, or base64. */
const jsonType = /^application\/json$|\+json$/;

/**
 * Refuses, in the name of `operation`, data that a notebook could not hold.
 * @throws RangeError when there is no MIME type, or a key is not one.
 * @throws TypeError for data that are not JSON, or of a type that needs a string and are none.
 */
export function checkMimeBundle(operation: string, data: MimeBundle): void {
  const types = Object.keys(data);
  if (types.length === 0) throw new RangeError(`${operation}: expected MIME types, got none`);
  for (const type of types) {
    const value = data[type as keyof MimeBundle];
    if (!mimeType.test(type)) {
      throw new RangeError(`${operation}: expected a MIME type such as "text/html", got "${type}"`);
    }
    if (jsonType.test(type)) checkJson(operation, `data["${type}"]`, value);
    else if (typeof value !== "string") {
      throw new TypeError(
        `${operation}: data["${type}"] must be a string, got ${described(value)}`,
      );
    }
  }
}

/**
 * Refuses a value that would not be the same once it was sent as JSON. Properties that are undefined
 * are let through: they are left out.
 * @throws TypeError that names the place.
 */
export function checkJson(
  operation: string,
  name: string,
  value: unknown,
  around: readonly object[] = [],
): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (Number.isFinite(value)) return;
  if (!isPlain(value) || around.includes(value)) {
    const got = around.includes(value as object) ? "an object that holds it" : described(value);
    throw new TypeError(`${operation}: ${name} must be JSON, got ${got}`);
  }
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined && !Array.isArray(value)) continue;
    const place = Array.isArray(value) ? `[${key}]` : `["${key}"]`;
    checkJson(operation, name + place, item, [...around, value]);
  }
}

/** Whether `value` is an array or an object as JSON knows it, and not one of a class. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === null || Array.isArray(value) || !Object.getPrototypeOf(prototype);
}

/** A value as an error names it, on one line. */
export function described(value: unknown): string {
  return inspect(value, { depth: 0, breakLength: Infinity, maxArrayLength: 3 });
}
