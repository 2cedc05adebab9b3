import { expect } from "chai";
import { PassThrough } from "node:stream";
import { configurations } from "../../../bench/training/configurations.js";
import type { Engine } from "../../../bench/training/engines/engine.js";
import type { Question } from "../../../bench/training/engines/protocol.js";
import { serve, STEPS_OF_A_NETWORK } from "../../../bench/training/engines/serve.js";
import { trainingJob } from "../../../bench/training/job.js";

const job = trainingJob(configurations.tiny);

/** An engine whose step takes 2 ms by its own clock, its loss one half of that before. */
class FakeEngine implements Engine {
  readonly versions = { fake: "1.2.3" };
  clock = 0;
  networks = 0;
  asynchronous = false;

  prepare(asked: typeof job) {
    if (asked.sizes.layers === 2) throw new Error("one layer only");
    this.networks++;
    let loss = 1;
    return () => {
      this.clock += 2;
      loss /= 2;
      return this.asynchronous ? Promise.resolve(loss) : loss;
    };
  }
}

/** What the worker writes, asked these questions one after the other. */
async function answers(engine: FakeEngine, ...questions: Question[]): Promise<unknown[]> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const served = serve(engine, input, output, () => engine.clock);
  for (const question of questions) input.write(`${JSON.stringify(question)}\n`);
  input.end();
  await served;
  output.end();
  const lines = (await output.toArray()).join("").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as unknown);
}

describe("bench: serve(engine, input, output, now)", () => {
  const prepare = { ask: "prepare", job } as const;

  it("answers each line with one line, in order", async () => {
    const given = await answers(new FakeEngine(), { ask: "versions" }, prepare, {
      ask: "measure",
      ms: 5,
    });
    expect(given).to.deep.equal([
      { answer: { fake: "1.2.3" } },
      { answer: true },
      { answer: [2, 2, 2] },
    ]);
  });

  it("measures at least one step", async () => {
    const [, given] = await answers(new FakeEngine(), prepare, { ask: "measure", ms: 0 });
    expect(given).to.deep.equal({ answer: [2] });
  });

  it("tells the losses of steps, also of an engine that only promises them", async () => {
    for (const asynchronous of [false, true]) {
      const engine = Object.assign(new FakeEngine(), { asynchronous });
      const [, given] = await answers(engine, prepare, { ask: "losses", count: 3 });
      expect(given).to.deep.equal({ answer: [0.5, 0.25, 0.125] });
    }
  });

  it("makes a new network for each job, and goes on with it from measurement to measurement", async () => {
    const engine = new FakeEngine();
    const once = { ask: "losses", count: 1 } as const;
    const given = await answers(engine, prepare, once, once, prepare, once);
    expect(given).to.deep.equal([true, [0.5], [0.25], true, [0.5]].map((answer) => ({ answer })));
  });

  it("makes the network anew when it has done its steps, before what it learns grows too small", async () => {
    const networks = async (steps: number) => {
      const engine = new FakeEngine();
      await answers(
        engine,
        prepare,
        { ask: "measure", ms: 2 * steps - 2 },
        { ask: "measure", ms: 0 },
      );
      return engine.networks;
    };
    expect(await networks(STEPS_OF_A_NETWORK)).to.equal(1);
    expect(await networks(STEPS_OF_A_NETWORK + 1)).to.equal(2);
    expect(await networks(2 * STEPS_OF_A_NETWORK + 1)).to.equal(3);
  });

  it("answers with an error what cannot be done, and goes on", async () => {
    const bad = { ...job, sizes: configurations.mid2 };
    const given = await answers(
      new FakeEngine(),
      { ask: "measure", ms: 1 },
      prepare,
      { ask: "prepare", job: bad },
      { ask: "measure", ms: 1 },
      prepare,
    );
    expect(given).to.deep.equal([
      { error: "worker: nothing has been prepared" },
      { answer: true },
      { error: "one layer only" },
      { error: "worker: nothing has been prepared" },
      { answer: true },
    ]);
  });
});
