import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Job } from "../job.js";
import type { Engine, Step } from "./engine.js";
import type { Answer, Answers, Asked, Question } from "./protocol.js";

/**
 * After so many steps the network is made anew. One that has learnt its few sequences by heart has
 * gradients so small that their squares are no normal numbers, with which processors are slow.
 */
export const STEPS_OF_A_NETWORK = 2000;

/**
 * The worker: answers the driver's questions on `input`, a line each, until it ends.
 * @param now the clock, in milliseconds
 */
export async function serve(
  engine: Engine,
  input: Readable,
  output: Writable,
  now: () => number = () => performance.now(),
): Promise<void> {
  let training: Training | undefined;
  const answer = async (question: Question): Promise<Answers[Asked]> => {
    if (question.ask === "versions") return engine.versions;
    if (question.ask === "prepare") {
      training = undefined;
      const begun = new Training(engine, question.job);
      await begun.begin();
      training = begun;
      return true;
    }
    if (!training) throw new Error("worker: nothing has been prepared");
    if (question.ask === "losses") return training.losses(question.count);
    return training.measure(question.ms, now);
  };
  for await (const line of createInterface({ input })) {
    const reply = await answer(JSON.parse(line) as Question).then(
      (given): Answer => ({ answer: given }),
      (error: Error): Answer => ({ error: error.message }),
    );
    output.write(`${JSON.stringify(reply)}\n`);
  }
}

/** Steps of one job. */
class Training {
  readonly #engine: Engine;
  readonly #job: Job;
  #step!: Step;
  #done = 0;

  constructor(engine: Engine, job: Job) {
    this.#engine = engine;
    this.#job = job;
  }

  async begin(): Promise<void> {
    this.#step = await this.#engine.prepare(this.#job);
    this.#done = 0;
  }

  async measure(ms: number, now: () => number): Promise<number[]> {
    const times: number[] = [];
    const begin = now();
    for (let end = begin; times.length === 0 || end - begin < ms;) {
      if (this.#done === STEPS_OF_A_NETWORK) await this.begin();
      const start = now();
      const loss = this.#step();
      // An await costs a tiny step more than its arithmetic.
      if (typeof loss !== "number") await loss;
      end = now();
      this.#done++;
      times.push(Number((end - start).toFixed(5)));
    }
    return times;
  }

  async losses(count: number): Promise<number[]> {
    const values: number[] = [];
    while (values.length < count) values.push(await this.#step());
    return values;
  }
}

/** Serves this process's driver; what libraries print goes to standard error, out of the answers' way. */
export async function serveDriver(engine: Engine): Promise<void> {
  console.log = console.info = console.error;
  await serve(engine, process.stdin, process.stdout);
}
