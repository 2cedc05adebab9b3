/** Something wrong with a chapter, at a line of its source (1-based) that an editor can jump to. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** The id of the block, where there is one. */
  readonly block?: string;
  readonly message: string;
}

/** `file:line #block: message`, the form that editors and terminals turn into a link. */
export function formatProblem({ file, line, block, message }: Problem): string {
  return `${file}:${line}${block === undefined ? "" : ` #${block}`}: ${message}`;
}

/** Thrown when a chapter cannot be made into notebooks; the message lists every problem, one a line. */
export class ChapterError extends Error {
  override readonly name = "ChapterError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}
