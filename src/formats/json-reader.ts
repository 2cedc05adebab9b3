/**
 * Reads JSON of a structure that is known, token by token. Unlike `JSON.parse` it sees a name that comes
 * twice, and makes nothing of what was not expected: neither deep nesting nor a huge number costs anything.
 */
export class JsonReader {
  readonly #text: string;
  readonly #refuse: (expected: string, got: string) => never;
  #at = 0;

  /** @param refuse throws, told what was expected and what stands there instead. */
  constructor(text: string, refuse: (expected: string, got: string) => never) {
    this.#text = text;
    this.#refuse = refuse;
  }

  /** Reads an object; `field` reads the value of each of its names, none of which may come twice. */
  object(what: string, field: (name: string) => void): void {
    const seen = new Set<string>();
    this.#expect("{", what);
    if (this.#takes("}")) return;
    do {
      const name = this.string(`a name in ${what}`);
      if (seen.has(name))
        this.#refuse(`each name in ${what} once`, `${JSON.stringify(name)} twice`);
      seen.add(name);
      this.#expect(":", `a colon after ${JSON.stringify(name)}`);
      field(name);
    } while (this.#takes(","));
    this.#expect("}", `the end of ${what}`);
  }

  /** Reads an array of integers in 0 … 2⁵³ − 1. */
  integers(what: string): number[] {
    const integers: number[] = [];
    this.#expect("[", what);
    if (this.#takes("]")) return integers;
    do {
      integers.push(this.#integer(what));
    } while (this.#takes(","));
    this.#expect("]", `the end of ${what}`);
    return integers;
  }

  /** Reads a string, without surrogates that stand alone. */
  string(what: string): string {
    this.#skipSpace();
    const start = this.#at;
    if (this.#text[start] !== '"') this.#refuse(`${what}, a string`, this.#next());
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"')
      end += this.#text[end] === "\\" ? 2 : 1;
    if (end >= this.#text.length) this.#refuse(`the end of ${what}`, "the end of the header");
    const token = this.#text.slice(start, end + 1);
    const value = parsed(token);
    if (value === undefined || /\p{Surrogate}/u.test(value)) {
      this.#refuse(`${what}, a string of Unicode characters`, shortened(token));
    }
    this.#at = end + 1;
    return value;
  }

  /** Refuses anything but space from here on. */
  end(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#refuse("nothing after the object", this.#next());
  }

  #integer(what: string): number {
    this.#skipSpace();
    const start = this.#at;
    let end = start;
    while (/[-+.0-9a-zA-Z]/.test(this.#text[end] ?? "")) end++;
    const token = this.#text.slice(start, end);
    const value = Number(token);
    if (!/^(0|[1-9]\d*)$/.test(token) || !Number.isSafeInteger(value)) {
      this.#refuse(`integers in 0 … ${Number.MAX_SAFE_INTEGER} in ${what}`, this.#next());
    }
    this.#at = end;
    return value;
  }

  #takes(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string, what: string): void {
    if (!this.#takes(character)) this.#refuse(`${what} (${character})`, this.#next());
  }

  #skipSpace(): void {
    while (/[ \n\r\t]/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  /** What stands here, as errors show it. */
  #next(): string {
    const rest = this.#text.slice(this.#at, this.#at + 40);
    return rest === "" ? "the end of the header" : shortened(JSON.stringify(rest));
  }
}

function parsed(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}

/** The text, or its beginning. */
export const shortened = (text: string, longest = 40): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
