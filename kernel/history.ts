import { Fields } from "./wire/fields.js";
import type { Json } from "./wire/message.js";

/** A cell that was run: its number, its code, and its result as plain text where it had one. */
export interface HistoryEntry {
  readonly line: number;
  readonly input: string;
  readonly output: string | undefined;
}

/**
 * The protocol numbers the sessions that a kernel has had, and keeps their cells. Here the history
 * ends with the kernel's process, so there is this one session.
 */
const SESSION = 1;

/** The cells that were run in this session, for a console's arrow keys and searches. */
export class History {
  readonly #entries: HistoryEntry[] = [];

  /** Keeps a cell, unless there is nothing in it. */
  add(entry: HistoryEntry): void {
    if (entry.input.trim() !== "") this.#entries.push(entry);
  }

  /**
   * The answer to a `history_request`, oldest cell first. Throws when a field of its content is wrong.
   * `raw` makes no difference: a cell's code is run as it was written.
   */
  answer(content: Json): Json {
    const fields = new Fields("history_request", content);
    const output = fields.boolean("output", false);
    fields.boolean("raw", true);
    const found = this.#find(fields);
    const history = found.map(({ line, input, output: result }) => [
      SESSION,
      line,
      output ? [input, result ?? null] : input,
    ]);
    return { status: "ok", history };
  }

  #find(fields: Fields): readonly HistoryEntry[] {
    const n = fields.integer("n", 0, Infinity);
    switch (fields.oneOf("hist_access_type", ["tail", "range", "search"])) {
      case "tail":
        return last(this.#entries, n);
      case "range":
        return this.#range(
          fields.integer("session", -Infinity, 0),
          fields.integer("start", -Infinity, 0),
          fields.integer("stop", -Infinity, 0),
        );
      case "search": {
        const matching = this.#search(fields.string("pattern", "*"));
        return last(fields.boolean("unique", false) ? withoutRepeated(matching) : matching, n);
      }
    }
  }

  /** Session 0 is the current one. A negative line counts from the end; a stop of 0 is the end. */
  #range(session: number, start: number, stop: number): readonly HistoryEntry[] {
    if (session !== 0 && session !== SESSION) return [];
    const end = (this.#entries.at(-1)?.line ?? 0) + 1;
    const from = start < 0 ? start + end : start;
    const to = stop <= 0 ? stop + end : stop;
    return this.#entries.filter(({ line }) => line >= from && line < to);
  }

  #search(pattern: string): readonly HistoryEntry[] {
    return this.#entries.filter(({ input }) => matches(input, pattern));
  }
}

/**
 * Whether `pattern` matches all of the text; `*` stands for any text, `?` for one character. Each
 * `*` takes as little as it can and gives way only to the next one, so that no pattern takes long.
 */
function matches(text: string, pattern: string): boolean {
  let at = 0;
  let star = -1;
  let starredTo = 0;
  let wanted = 0;
  while (at < text.length) {
    if (pattern[wanted] === "*") {
      star = wanted++;
      starredTo = at;
    } else if (pattern[wanted] === "?" || pattern[wanted] === text[at]) {
      wanted++;
      at++;
    } else if (star >= 0) {
      wanted = star + 1;
      at = ++starredTo;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(wanted));
}

/** Of cells with the same code only the last. */
function withoutRepeated(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const latest = new Map(entries.map((entry) => [entry.input, entry]));
  return entries.filter((entry) => latest.get(entry.input) === entry);
}

function last<T>(items: readonly T[], n: number): readonly T[] {
  return items.slice(Math.max(0, items.length - n));
}
