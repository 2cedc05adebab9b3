import { expect } from "chai";
import { tensor, trace, trainingMode, type Tensor } from "../../src/index.js";
import type { Respond } from "./answer.js";
import { cases } from "./cases.js";
import { engine } from "./engine/index.js";
import { layersOf } from "./engine/variant-layers.js";
import { engineTrainings } from "./engine/variant-questions.js";
import { runLayers } from "./engine/variants.js";
import { variants } from "./variants.js";

// Judges that agree prove little about a case in which nothing happens.
describe("the cases that judges are given", () => {
  const { basicRnn, basicLstm } = cases.network;
  const { basicLstm: characters } = cases.characterModel;
  const trainings = {
    training: basicRnn,
    "training by truncated back-propagation": basicRnn,
    "training of an LSTM": basicLstm,
    "training of an LSTM by truncated back-propagation": basicLstm,
    "training of a character model": characters,
    ...variants.trainings,
  };
  const answers: Readonly<Record<string, Respond>> = { ...engine, ...engineTrainings };
  for (const [question, { clipNorm }] of Object.entries(trainings)) {
    it(`clip some steps and leave others: ${question}`, async () => {
      const norms = (await answers[question]("float64"))["gradient norms"] as number[];
      expect(norms.some((norm) => norm > clipNorm)).to.equal(true);
      expect(norms.some((norm) => norm < clipNorm)).to.equal(true);
    });

    it(`lower the loss: ${question}`, async () => {
      const losses = (await answers[question]("float64")).losses as number[];
      expect(losses.at(-1)).to.be.lessThan(0.8 * losses[0]);
    });
  }

  it("clip some numbers of the cell state and of the output, and leave others", async () => {
    const { cellClip, projection } = cases.lstm;
    const question = "LSTM with peepholes and clips and projection";
    const { cellState, outputs } = await engine[question]("float64");
    for (const [part, limit] of [
      [cellState, cellClip],
      [outputs, projection.projClip],
    ] as const) {
      const sizes = [...(part as Tensor).data].map(Math.abs);
      expect(sizes.some((size) => size === limit)).to.equal(true);
      expect(sizes.some((size) => size > 0 && size < limit)).to.equal(true);
    }
  });

  const dropping = Object.entries({ ...variants.networks, ...variants.trainings }).filter(
    ([question]) => question.includes("dropout"),
  );
  for (const [question, given] of dropping) {
    it(`drop some numbers with each mask and keep others: ${question}`, () => {
      const inputs = tensor(question in variants.networks ? variants.inputs : cases.network.inputs);
      const layers = layersOf(given, inputs.shape[0], "float32");
      const { values } = trace(() => trainingMode(() => runLayers(layers, inputs)));
      const masks = Object.entries(values).filter(([name]) => name.endsWith("Mask"));
      const asked = JSON.stringify(given).match(/KeepProb/g)!;
      expect(masks).to.have.length(asked.length);
      for (const [name, mask] of masks) {
        expect(mask.data.includes(0), name).to.equal(true);
        expect(
          mask.data.some((x) => x > 0),
          name,
        ).to.equal(true);
      }
    });
  }
});
