import { inspect } from "node:util";
import type { Json } from "./message.js";

/**
 * Reads the fields of a request's content. A field without a fallback is required; of one with a
 * fallback null means the same as nothing, since that is how Python's clients leave a field open.
 * A wrong field throws a TypeError that names the request, the field, what was expected and what came.
 */
export class Fields {
  readonly #request: string;
  readonly #content: Json;

  /** `request` is the type of the message, such as `execute_request`. */
  constructor(request: string, content: Json) {
    this.#request = request;
    this.#content = content;
  }

  string(name: string, fallback?: string): string {
    return this.#read(name, "a string", (value) => typeof value === "string", fallback);
  }

  boolean(name: string, fallback?: boolean): boolean {
    return this.#read(name, "true or false", (value) => typeof value === "boolean", fallback);
  }

  /** A whole number, of at least `least`. */
  integer(name: string, least: number, fallback?: number): number {
    const expected = least === -Infinity ? "an integer" : `an integer of at least ${least}`;
    const fits = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= least;
    return this.#read(name, expected, fits, fallback);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback?: T): T {
    const expected = `one of ${allowed.map((each) => `'${each}'`).join(", ")}`;
    return this.#read(name, expected, (value) => allowed.includes(value as T), fallback);
  }

  /** An object whose values are all text. */
  strings(
    name: string,
    fallback?: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>> {
    const isObject = (value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value);
    const object = this.#read(name, "an object", isObject, fallback);
    for (const [key, value] of Object.entries(object)) {
      if (typeof value !== "string") throw this.#wrong(`${name}.${key}`, "a string", value);
    }
    return object;
  }

  #read<T>(
    name: string,
    expected: string,
    fits: (value: unknown) => boolean,
    fallback: T | undefined,
  ): T {
    const value = this.#content[name];
    if (fallback !== undefined && (value ?? undefined) === undefined) return fallback;
    if (!fits(value)) throw this.#wrong(name, expected, value);
    return value as T;
  }

  #wrong(name: string, expected: string, value: unknown): TypeError {
    const got = value === undefined ? "missing" : shown(value);
    return new TypeError(`${this.#request}: ${name} is ${got}, expected ${expected}`);
  }
}

/** A value in a few words: what came may be huge. */
function shown(value: unknown): string {
  const short = { depth: 0, maxArrayLength: 3, maxStringLength: 50, breakLength: Infinity };
  const text = inspect(value, short);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
