interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isCallee: boolean;
}

/** Changes to a text, all in the offsets of the original; they may touch but not overlap. */
export class Edits {
  readonly #edits: Edit[] = [];

  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text, isCallee: false });
  }

  /** V8 places a call at its bracket when what is called is no plain name: at `end`, for `start`. */
  replaceCallee(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text, isCallee: true });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** The changed text, and the original offset of an offset in it. */
  apply(original: string): { text: string; originalOffset: (offset: number) => number } {
    const edits = this.#edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
    /** Where what was kept begins, in the changed text and in the original. */
    const kept: { to: number; from: number; length: number; callee?: number }[] = [];
    let text = "";
    let from = 0;
    let callee: number | undefined;
    const keep = (end: number) => {
      kept.push({ to: text.length, from, length: end - from, callee });
      text += original.slice(from, end);
    };
    for (const edit of edits) {
      keep(edit.start);
      text += edit.text;
      from = edit.end;
      callee = edit.isCallee ? edit.start : undefined;
    }
    keep(original.length);
    const originalOffset = (offset: number) => {
      const piece = kept.findLast(({ to }) => to <= offset) ?? kept[0]!;
      if (offset === piece.to && piece.callee !== undefined) return piece.callee;
      return piece.from + Math.min(offset - piece.to, piece.length);
    };
    return { text, originalOffset };
  }
}
