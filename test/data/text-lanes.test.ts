import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  BasicLSTMCell,
  concat,
  dynamicRnn,
  fullyConnected,
  oneHot,
  softmaxCrossEntropy,
  textLanes,
  truncatedWindows,
  type Tensor,
} from "../../src/index.js";
import { refuses } from "../support/failure.js";

const texts = fc.integer({ min: 1, max: 5 }).chain((batchSize) =>
  fc.record({
    batchSize: fc.constant(batchSize),
    ids: fc.array(fc.nat({ max: 3 }), { minLength: batchSize + 1, maxLength: 40 }),
    numSteps: fc.integer({ min: 1, max: 6 }),
  }),
);

describe("textLanes(ids, batchSize)", () => {
  it("cuts a text into lanes that follow each other, and targets one ahead", () => {
    expect(textLanes([0, 1, 2, 3, 4, 5, 6, 7, 8], 2)).to.deep.equal({
      inputs: [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
      ],
      targets: [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
      leftOver: [],
    });
    expect(textLanes([0, 1, 2, 3, 4, 5, 6, 7], 2).leftOver).to.deep.equal([7]);
  });

  it("loses and reorders nothing: the targets and what is left over are the text from its second id on", () => {
    fc.assert(
      fc.property(texts, ({ ids, batchSize }) => {
        const { inputs, targets, leftOver } = textLanes(ids, batchSize);
        expect([...targets.flat(), ...leftOver]).to.deep.equal(ids.slice(1));
        expect([ids[0], ...targets.flat().slice(0, -1)]).to.deep.equal(inputs.flat());
        expect(leftOver.length).to.be.below(batchSize);
        expect(inputs.map((lane) => lane.length)).to.deep.equal(targets.map((lane) => lane.length));
      }),
    );
  });

  it("gives with truncatedWindows windows of which each row goes on where it ended before", () => {
    fc.assert(
      fc.property(texts, ({ ids, batchSize, numSteps }) => {
        const { inputs, targets } = textLanes(ids, batchSize);
        const windows = [...truncatedWindows(inputs, targets, numSteps)];
        for (let row = 0; row < batchSize; row++) {
          expect(windows.flatMap((window) => window.inputs[row])).to.deep.equal(inputs[row]);
          expect(windows.flatMap((window) => window.targets[row])).to.deep.equal(targets[row]);
          windows.slice(1).forEach((window, n) => {
            expect(window.inputs[row][0]).to.equal(windows[n].targets[row].at(-1));
          });
        }
        expect(windows.map(({ first }) => first)).to.deep.equal(windows.map((_, n) => n === 0));
      }),
    );
  });

  it("gives with a carried state the outputs, losses and state of one run over the whole lanes", () => {
    const [classes, units] = [4, 3];
    const cell = new BasicLSTMCell(units, { inputSize: classes, seed: 1, dtype: "float64" });
    const readout = fullyConnected(classes, { inputSize: units, seed: 2, dtype: "float64" });
    const run = (inputs: number[][], targets: number[][], initialState?: typeof zero) => {
      const { outputs, state } = dynamicRnn(cell, oneHot(inputs, classes, "float64"), {
        initialState,
      });
      return { outputs, state, losses: softmaxCrossEntropy(readout(outputs), targets) };
    };
    const zero = cell.zeroState(1);
    fc.assert(
      fc.property(texts, ({ ids, batchSize, numSteps }) => {
        const { inputs, targets } = textLanes(ids, batchSize);
        const whole = run(inputs, targets);
        const parts: ReturnType<typeof run>[] = [];
        for (const window of truncatedWindows(inputs, targets, numSteps)) {
          parts.push(run(window.inputs, window.targets, parts.at(-1)?.state));
        }
        const joined = (pick: (part: ReturnType<typeof run>) => Tensor) =>
          concat(parts.map(pick), 1);
        expect(joined((part) => part.outputs)).to.be.closeToTensor(whole.outputs, 0);
        expect(joined((part) => part.losses)).to.be.closeToTensor(whole.losses, 0);
        expect(parts.at(-1)!.state.c).to.be.closeToTensor(whole.state.c, 0);
        expect(parts.at(-1)!.state.h).to.be.closeToTensor(whole.state.h, 0);
      }),
      { numRuns: 30 },
    );
  });

  it("refuses fewer ids than the lanes need, and a size that is not a positive integer", () => {
    refuses({
      "RangeError: textLanes: 3 lanes need at least 4 ids, got 3": () => textLanes([1, 2, 3], 3),
      "RangeError: textLanes: 1 lanes need at least 2 ids, got 0": () => textLanes([], 1),
      "RangeError: textLanes: batchSize must be a positive integer, got 0": () =>
        textLanes([1, 2, 3], 0),
    });
  });
});
