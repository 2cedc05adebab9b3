import { expect } from "chai";
import { localise, lossCurve } from "../../src/charts/index.js";
import { liveLossCurve, progressBar, type Progress, watch } from "../../src/notebook/index.js";
import { rejection } from "../support/failure.js";
import { inKernel, printed, type Sent, withEnvironment } from "./fake-kernel.js";

const vegaLite = "application/vnd.vegalite.v5+json";
const english = { UNROLLED_LANGUAGE: "en", UNROLLED_EDITIONS: undefined };
const { now } = performance;

/** Losses of a training of `steps` steps, validated every third step. */
function progressOf(step: number, steps: number): Progress {
  const loss = 1 / step;
  return { step, steps, loss, validation: step % 3 === 0 ? loss + 0.1 : undefined };
}

interface TrainingOptions {
  readonly steps?: number;
  readonly last?: number;
  readonly fails?: boolean;
}

/** Watches a training whose steps take `milliseconds` each, and ends after `last` of its `steps`. */
function training(milliseconds: number, options: TrainingOptions = {}) {
  const { steps = 12, last = steps, fails = false } = options;
  let clock = 0;
  performance.now = () => clock;
  return withEnvironment(english, () =>
    inKernel(() =>
      watch([progressBar(), liveLossCurve()], (onProgress) => {
        for (let step = 1; step <= last; step++) {
          clock += milliseconds;
          onProgress(progressOf(step, steps));
        }
        if (fails) throw new Error("the loss is not finite");
      }).catch((error: Error) => expect(error.message).to.equal("the loss is not finite")),
    ),
  );
}

/** The last content of each display, in the order in which the displays appeared. */
function settled(sent: readonly Sent[]): readonly Pick<Sent, "data" | "metadata">[] {
  const contents = new Map<string, Pick<Sent, "data" | "metadata">>();
  for (const { data, metadata, transient } of sent) {
    contents.set(transient.display_id!, { data, metadata });
  }
  return [...contents.values()];
}

const texts = (sent: readonly Sent[]) => sent.map(({ data }) => data["text/plain"]);

describe("watch(watchers, run)", () => {
  afterEach(() => {
    performance.now = now;
  });

  it("hands on what the training returns, now or later", async () => {
    expect(await watch([], () => 7)).to.equal(7);
    expect(await watch([], async () => 7)).to.equal(7);
  });

  it("throws on the error that the training ends with", async () => {
    const run = () => Promise.reject(new Error("not finite"));
    expect(await rejection(watch([progressBar()], run))).to.equal("Error: not finite");
  });

  it("shows each watcher in a place of its own, first shown and then updated", async () => {
    const sent = await training(300);
    const [bar, curve] = [sent[0], sent[1]].map(({ transient }) => transient.display_id);
    expect(bar).to.match(/^unrolled-\d+$/);
    expect(curve).to.equal(`unrolled-${Number(bar!.slice(9)) + 1}`);
    for (const id of [bar, curve]) {
      const updates = sent.filter(({ transient }) => transient.display_id === id);
      expect(updates.map(({ update }) => update)).to.deep.equal([false, ...Array(12).fill(true)]);
    }
  });

  it("sends at most four updates a second while the training runs", async () => {
    const sent = await training(100);
    const bars = sent.filter((_, i) => texts(sent)[i].includes(" left"));
    expect(bars.map(({ data }) => /(\d+) \/ 12/.exec(data["text/plain"])![1])).to.deep.equal([
      "1",
      "4",
      "7",
      "10",
    ]);
  });

  it("ends in the same state however many updates were sent", async () => {
    const [quick, slow] = [await training(1), await training(1000)];
    expect(quick.length).to.be.below(slow.length / 4);
    expect(settled(quick)).to.deep.equal(settled(slow));
    for (const options of [{ last: 5 }, { last: 5, fails: true }]) {
      expect(settled(await training(1, options))).to.deep.equal(
        settled(await training(1000, options)),
      );
    }
  });

  it("refuses steps that do not go up or lie beyond the last, and losses that are not finite", async () => {
    const reported = (...reports: readonly Progress[]) =>
      rejection(watch([], (onProgress) => reports.forEach(onProgress)));
    const good = { step: 1, steps: 2, loss: 1 };
    expect(await reported(good, good)).to.equal(
      "RangeError: watch: step must be an integer above 1, at most 2, got 1",
    );
    expect(await reported({ ...good, step: 3 })).to.equal(
      "RangeError: watch: step must be an integer above 0, at most 2, got 3",
    );
    expect(await reported({ ...good, loss: NaN })).to.equal(
      "RangeError: watch: the loss of step 1 must be a finite number, got NaN",
    );
    expect(await reported({ ...good, validation: Infinity })).to.equal(
      "RangeError: watch: the validation of step 1 must be a finite number, got Infinity",
    );
  });
});

describe("progressBar()", () => {
  afterEach(() => {
    performance.now = now;
  });

  it("fills, and says how many steps and seconds are left", async () => {
    const sent = await training(500);
    const bars = texts(sent).filter((text) => text.includes(" left"));
    expect(bars[0]).to.equal("██······················  1 / 12 steps, 11 left, about 6 s");
    expect(bars[8]).to.equal("██████████████████······  9 / 12 steps, 3 left, about 2 s");
  });

  it("ends without a time: done, stopped early or failed", async () => {
    const last = async (options: TrainingOptions) => settled(await training(500, options))[0].data;
    expect(await last({})).to.deep.equal({
      "text/plain": "████████████████████████  12 / 12 steps, done",
    });
    expect(await last({ last: 6 })).to.deep.equal({
      "text/plain": "████████████············  6 / 12 steps, stopped early",
    });
    expect(await last({ last: 6, fails: true })).to.deep.equal({
      "text/plain": "████████████············  6 / 12 steps, failed",
    });
  });

  it("counts the steps when nobody knows how many there will be", async () => {
    const sent = await training(500, { steps: Infinity, last: 3 });
    expect(texts(sent)[0]).to.equal("························  1 step");
    expect(settled(sent)[0].data["text/plain"]).to.equal("························  3 steps, done");
  });

  it("speaks Chinese in the Chinese edition", async () => {
    const lines = await withEnvironment({ UNROLLED_LANGUAGE: "zh" }, () =>
      printed(() => watch([progressBar()], (onProgress) => onProgress(progressOf(1, 2)))),
    );
    expect(lines).to.deep.equal(["████████████············  1 / 2 步，提前停止"]);
  });
});

describe("liveLossCurve()", () => {
  afterEach(() => {
    performance.now = now;
  });

  it("draws what is known so far, over the steps to come, without a picture", async () => {
    const sent = await training(1000);
    const second = sent.filter(({ data }) => vegaLite in data)[1];
    expect(Object.keys(second.data)).to.deep.equal([vegaLite, "text/plain"]);
    expect(second.data[vegaLite]).to.deep.equal(
      localise(lossCurve({ losses: [1, 0.5] }, { total: 12 }), "en").spec,
    );
  });

  it("ends as the loss curve of the training, with its picture and sentence", async () => {
    const [, { data }] = settled(await training(1000, { last: 6 }));
    const losses = [1, 2, 3, 4, 5, 6].map((step) => 1 / step);
    const validation = [3, 6].map((step) => ({ step, loss: 1 / step + 0.1 }));
    const { spec, text } = localise(lossCurve({ losses, validation }), "en");
    expect(data[vegaLite]).to.deep.equal(spec);
    expect(data["text/plain"]).to.equal(text);
    expect(data).to.have.property("image/png");
  });

  it("says after which step the training failed, in its title and in words", async () => {
    const [, { data }] = settled(await training(1000, { last: 6, fails: true }));
    expect(data[vegaLite].title).to.equal("Training failed after step 6");
    expect(data["text/plain"]).to.match(/^Training failed after step 6\. Loss curve: /);
    expect(data[vegaLite].description).to.equal(data["text/plain"]);
  });

  it("refuses a loss of 0 on a log scale at its step, and shows what was before", async () => {
    performance.now = () => 0;
    const sent = await withEnvironment(english, () =>
      inKernel(async () => {
        const training = watch([liveLossCurve({ scale: "log" })], (onProgress) =>
          [1, 0.5, 0].forEach((loss, i) => onProgress({ step: i + 1, steps: 3, loss })),
        );
        expect(await rejection(training)).to.equal(
          "RangeError: liveLossCurve: the log scale needs losses above 0, got 0",
        );
      }),
    );
    expect(settled(sent)[0].data["text/plain"]).to.match(/^Training failed after step 2\./);
  });

  it("shows nothing of a training that failed before its first step", async () => {
    const sent = await training(1000, { last: 0, fails: true });
    expect(sent.some(({ data }) => vegaLite in data)).to.equal(false);
  });

  it("sends every edition along when one execution makes them all", async () => {
    performance.now = () => 0;
    const author = { UNROLLED_LANGUAGE: "zh", UNROLLED_EDITIONS: "zh,en" };
    const sent = await withEnvironment(author, () =>
      inKernel(() =>
        watch([progressBar(), liveLossCurve()], (onProgress) => onProgress(progressOf(1, 1))),
      ),
    );
    for (const { data, metadata } of sent) {
      expect(metadata.editions.zh).to.deep.equal(data);
      expect(metadata.editions.en["text/plain"]).to.match(/1 \/ 1 steps|Loss curve/);
    }
  });
});
