import type { Job } from "../job.js";

/** A step of a job. It gives the loss, which so has been computed when the step ends. */
export type Step = () => number | Promise<number>;

/** What trains networks, as its worker knows it. */
export interface Engine {
  /** Names with versions of what computes. */
  readonly versions: Readonly<Record<string, string>>;
  /** Makes a new network for the job. Throws when it cannot do such a job. */
  prepare(job: Job): Step | Promise<Step>;
}
