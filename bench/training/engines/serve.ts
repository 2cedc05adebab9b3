import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Engine, Step } from "./engine.js";
import type { Answer, Answers, Asked, Question } from "./protocol.js";

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
  let step: Step = () => {
    throw new Error("worker: nothing has been prepared");
  };
  const answer = async (question: Question): Promise<Answers[Asked]> => {
    switch (question.ask) {
      case "versions":
        return engine.versions;
      case "prepare":
        step = await engine.prepare(question.job);
        return true;
      case "measure":
        return measure(step, question.ms, now);
      case "losses":
        return losses(step, question.count);
    }
  };
  for await (const line of createInterface({ input })) {
    const reply = await answer(JSON.parse(line) as Question).then(
      (given): Answer => ({ answer: given }),
      (error: Error): Answer => ({ error: error.message }),
    );
    output.write(`${JSON.stringify(reply)}\n`);
  }
}

async function measure(step: Step, ms: number, now: () => number): Promise<number[]> {
  const times: number[] = [];
  const begin = now();
  for (let end = begin; times.length === 0 || end - begin < ms;) {
    const start = now();
    const loss = step();
    // An await costs a tiny step more than its arithmetic.
    if (typeof loss !== "number") await loss;
    end = now();
    times.push(Number((end - start).toFixed(5)));
  }
  return times;
}

async function losses(step: Step, count: number): Promise<number[]> {
  const values: number[] = [];
  while (values.length < count) values.push(await step());
  return values;
}

/** Serves this process's driver; what libraries print goes to standard error, out of the answers' way. */
export async function serveDriver(engine: Engine): Promise<void> {
  console.log = console.info = console.error;
  await serve(engine, process.stdin, process.stdout);
}
