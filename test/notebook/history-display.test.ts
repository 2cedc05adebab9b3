import { expect } from "chai";
import { inspect } from "node:util";
import { localise, lossCurve } from "../../src/charts/index.js";
import { History } from "../../src/index.js";
import { display, type Displayable, type DisplayData } from "../../src/notebook/index.js";
import { withEnvironment } from "./fake-kernel.js";

const vegaLite = "application/vnd.vegalite.v5+json";
const trained: History = {
  losses: [4, 2, 1],
  gradientNorms: [3, 2, 1],
  validation: [{ step: 2, loss: 3 }],
  best: { step: 2, loss: 3 },
  stopped: "finished",
};
const english = { UNROLLED_LANGUAGE: "en", UNROLLED_EDITIONS: undefined };

/** What a history offers the kernel, as JSON; in English unless other environment variables are given. */
async function shown(changes: Partial<History>, environment: object = {}): Promise<DisplayData> {
  const history = new History({ ...trained, ...changes }) as unknown as Displayable;
  const offered = await withEnvironment({ ...english, ...environment }, () => history[display]());
  return JSON.parse(JSON.stringify(offered)) as DisplayData;
}

describe("a history as the value of a cell", () => {
  it("is its loss curve: the chart, its picture, and its sentence", async () => {
    const { data, metadata } = await shown({});
    const { spec, text } = localise(lossCurve(trained), "en");
    expect(Object.keys(data)).to.deep.equal([vegaLite, "image/png", "text/plain"]);
    expect(data).to.deep.include({ [vegaLite]: spec, "text/plain": text });
    expect(metadata).to.deep.equal({ "image/png": { width: spec.width, height: spec.height } });
  });

  it("carries every edition when one execution makes them all", async () => {
    const environment = { UNROLLED_LANGUAGE: "zh", UNROLLED_EDITIONS: "zh,en" };
    const { data, metadata } = await shown({}, environment);
    const { data: inEnglish } = await shown({});
    expect(metadata.editions).to.deep.equal({ zh: data, en: inEnglish });
    expect(data["text/plain"]).to.match(/^损失曲线：训练 3 步/);
  });

  it("says that the training failed, when a step was not finite", async () => {
    const { data } = await shown({ stopped: "not finite" });
    expect(data[vegaLite]).to.have.property("title", "Training failed after step 3");
    expect(data["text/plain"]).to.match(/^Training failed after step 3\. Loss curve: /);
  });

  it("is text when it has no curve: no step was made, or a validation loss is not finite", async () => {
    for (const changes of [
      { losses: [], stopped: "not finite" as const },
      { validation: [{ step: 2, loss: NaN }] },
    ]) {
      const text = inspect(new History({ ...trained, ...changes }));
      expect(await shown(changes)).to.deep.equal({ data: { "text/plain": text }, metadata: {} });
      expect(text).to.match(/^History \{\n {2}losses: \[/);
    }
  });
});
