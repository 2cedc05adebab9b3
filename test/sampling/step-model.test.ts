import { expect } from "../../src/chai/index.js";
import {
  BasicLSTMCell,
  dynamicRnn,
  embedding,
  fullyConnected,
  slice,
  reshape,
  stepModel,
  type LSTMState,
} from "../../src/index.js";

describe("stepModel(embed, cell, readout)", () => {
  it("gives step by step the logits and the state that dynamicRnn gives at once", () => {
    const embed = embedding(5, 3, { seed: 1 });
    const cell = new BasicLSTMCell(4, { inputSize: 3, seed: 2 });
    const readout = fullyConnected(5, { inputSize: 4, seed: 3 });
    const ids = [
      [0, 3, 1, 1],
      [4, 2, 2, 0],
    ];
    const { outputs, state: last } = dynamicRnn(cell, embed(ids));
    const model = stepModel(embed, cell, readout);
    let state: LSTMState | undefined;
    for (let t = 0; t < 4; t++) {
      const made = model([ids[0][t], ids[1][t]], state);
      state = made.state;
      const expected = reshape(slice(readout(outputs), 1, t, t + 1), [2, 5]);
      expect(made.logits).to.be.closeToTensor(expected, 1e-6);
    }
    expect(state!.c).to.be.closeToTensor(last.c, 0);
    expect(state!.h).to.be.closeToTensor(last.h, 0);
  });
});
