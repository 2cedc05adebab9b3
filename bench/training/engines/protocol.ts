import type { Job } from "../job.js";

/** What the driver may ask a worker, each a line of JSON; the worker answers each with one line. */
export type Question =
  | { readonly ask: "versions" }
  /** Make a new network for this job, and forget the last one. */
  | { readonly ask: "prepare"; readonly job: Job }
  /** Do steps, at least one, until these milliseconds have gone by. */
  | { readonly ask: "measure"; readonly ms: number }
  /** Do so many steps and tell the loss of each. */
  | { readonly ask: "losses"; readonly count: number };

export type Asked = Question["ask"];

export interface Answers {
  readonly versions: Readonly<Record<string, string>>;
  readonly prepare: true;
  /** The time of each step in milliseconds. */
  readonly measure: readonly number[];
  readonly losses: readonly number[];
}

/** A line that a worker writes. */
export type Answer = { readonly answer: Answers[Asked] } | { readonly error: string };
