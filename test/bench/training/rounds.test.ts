import { expect } from "chai";
import { configurations } from "../../../bench/training/configurations.js";
import type { Question } from "../../../bench/training/engines/protocol.js";
import { trainingJob } from "../../../bench/training/job.js";
import {
  LONGEST_STEP_MS,
  runRounds,
  summary,
  warmUp,
  type Entrant,
} from "../../../bench/training/rounds.js";

const job = trainingJob(configurations.tiny);

/** The worker's process. */
const PID = 4321;
/** Nobody else uses the processor. */
const quiet = () => () => 0;

/** A worker that tells its name to a log at each question, and answers as told. */
function entrant(name: string, log: string[], times: () => number[]): Entrant {
  const ask = (question: Question) => {
    const ms = question.ask === "measure" ? ` ${question.ms}` : "";
    log.push(`${name} ${question.ask}${ms}`);
    return new Promise((resolve) => resolve(question.ask === "measure" ? times() : true));
  };
  return { worker: { pid: PID, ask } as unknown as Entrant["worker"], job };
}

describe("bench: runRounds(entrants, duration)", () => {
  it("lets the engines take turns, another one first each round", async () => {
    const log: string[] = [];
    const entrants = new Map(["a", "b", "c"].map((name) => [name, entrant(name, log, () => [1])]));
    await runRounds(entrants, { rounds: 3, sliceMs: 40 }, quiet);
    expect(log.map((line) => line[0]).join("")).to.equal("abcbcacab");
    expect(new Set(log.map((line) => line.slice(2)))).to.deep.equal(new Set(["measure 40"]));
  });

  it("gives the median over the steps of all rounds", async () => {
    const slices = [[1, 1], [4], [3, 5]];
    const a = entrant("a", [], () => slices.shift()!);
    const { timings } = await runRounds(new Map([["a", a]]), { rounds: 3, sliceMs: 1 }, quiet);
    expect(timings.get("a")).to.include({ steps: 5, median: 3, disturbed: 0 });
  });

  it("measures a slice again that others disturbed, and watches the worker and the driver", async () => {
    const shares = [0.9, 0];
    const watched: (readonly number[])[] = [];
    const watch = (ours: readonly number[]) => {
      watched.push(ours);
      return () => shares.shift();
    };
    const log: string[] = [];
    const a = entrant("a", log, () => [log.length]);
    const { timings } = await runRounds(new Map([["a", a]]), { rounds: 1, sliceMs: 1 }, watch);
    expect(timings.get("a")).to.deep.include({ median: 2, others: [0.9, 0] });
    expect(watched).to.deep.equal([
      [PID, process.pid],
      [PID, process.pid],
    ]);
  });

  it("goes on without an engine that fails, and tells why", async () => {
    const log: string[] = [];
    let turn = 0;
    const frail = entrant("frail", log, () => {
      if (++turn === 2) throw new Error("out of memory");
      return [1];
    });
    const entrants = new Map([
      ["sound", entrant("sound", log, () => [2])],
      ["frail", frail],
    ]);
    const { timings, failures } = await runRounds(entrants, { rounds: 4, sliceMs: 1 }, quiet);
    expect([...failures]).to.deep.equal([["frail", "out of memory"]]);
    expect([...timings.keys()]).to.deep.equal(["sound"]);
    expect(timings.get("sound")!.median).to.equal(2);
  });
});

describe("bench: warmUp(entrant)", () => {
  it("prepares the job and does first steps", async () => {
    const log: string[] = [];
    await warmUp(entrant("a", log, () => [1]));
    expect(log[0]).to.equal("a prepare");
    expect(log.slice(1)).to.deep.equal(["a measure 0", "a measure 0", "a measure 1000"]);
  });

  it("refuses an engine whose second step takes too long; the first may compile", async () => {
    const steps = (...times: number[]) => entrant("a", [], () => [times.shift()!]);
    await warmUp(steps(2 * LONGEST_STEP_MS, 1, 1));
    const failure = await warmUp(steps(1, 1.6 * LONGEST_STEP_MS)).catch((error: Error) => error);
    expect(failure).to.be.an("error").with.property("message").that.contains("a step takes 8 s");
  });
});

describe("bench: summary(slices)", () => {
  it("is median and quartiles of all steps together, and what is known of others", () => {
    const kept = (times: number[], disturbed: boolean) => ({ times, others: [0.5, 0], disturbed });
    expect(summary([kept([1, 5], false), kept([3, 4, 2], true)])).to.deep.equal({
      median: 3,
      quartiles: [2, 4],
      steps: 5,
      others: [0.5, 0, 0.5, 0],
      disturbed: 1,
    });
  });
});
