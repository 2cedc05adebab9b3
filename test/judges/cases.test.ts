import { expect } from "chai";
import type { Tensor } from "../../src/index.js";
import { cases } from "./cases.js";
import { engine } from "./engine/index.js";

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
  };
  for (const question of Object.keys(trainings) as (keyof typeof trainings)[]) {
    const { clipNorm } = trainings[question];
    it(`clip some steps and leave others: ${question}`, async () => {
      const norms = (await engine[question]("float64"))["gradient norms"] as number[];
      expect(norms.some((norm) => norm > clipNorm)).to.equal(true);
      expect(norms.some((norm) => norm < clipNorm)).to.equal(true);
    });

    it(`lower the loss: ${question}`, async () => {
      const losses = (await engine[question]("float64")).losses as number[];
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
});
