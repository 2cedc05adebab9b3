import { expect } from "../../src/chai/index.js";
import {
  tensor,
  train,
  truncatedWindows,
  valueAndGradients,
  type Tensor,
  type SequenceWindow,
} from "../../src/index.js";
import { forecaster, sineSequences } from "../support/example-training.js";

const { inputs, targets } = sineSequences(2, 6);
const [early, late] = truncatedWindows(inputs, targets, 3);
const [whole] = truncatedWindows(inputs, targets, 6);

/** What train hands on at each of two windows: states to the loss, gradients to the optimizer. */
async function overTwoWindows() {
  const model = forecaster();
  const states: (Tensor | undefined)[] = [];
  const gradients: (readonly Tensor[])[] = [];
  await train({
    variables: model.variables,
    optimizer: { learningRate: 1, applyGradients: (_, received) => gradients.push(received) },
    batches: [early, late],
    loss: (window: SequenceWindow, state?: Tensor) => {
      states.push(state);
      return model.loss(window, state);
    },
  });
  return { states, gradients };
}

describe("train(…) over windows: truncated back-propagation through time", () => {
  it("hands the state at the end of a window to the next, and none to the first", async () => {
    const { states } = await overTwoWindows();
    expect(states).to.have.length(2);
    expect(states[0]).to.equal(undefined);
    expect(states[1]!.toArray()).to.deep.equal(forecaster().loss(early).state.toArray());
  });

  it("carries the state's numbers: two windows give the losses that the whole sequence gives", () => {
    const { loss } = forecaster();
    const first = loss(early);
    const second = loss(late, first.state);
    const together = loss(whole);
    expect(first.loss.item() + second.loss.item()).to.be.closeTo(together.loss.item(), 1e-14);
    expect(second.state.toArray()).to.deep.equal(together.state.toArray());
  });

  it("ends the gradient at the window's border: the carried state counts as a constant", async () => {
    const [, gradients] = (await overTwoWindows()).gradients;
    const model = forecaster();
    const constant = tensor(model.loss(early).state.toArray(), "float64");
    const expected = valueAndGradients(() => model.loss(late, constant).loss, model.variables);
    gradients.forEach((gradient, n) => {
      expect(gradient).to.be.closeToTensor(expected.gradients[n], 0);
    });
  });

  it("so leaves out what the early window's weights do to the late loss", async () => {
    const [, gradients] = (await overTwoWindows()).gradients;
    const model = forecaster();
    const through = valueAndGradients(
      () => model.loss(late, model.loss(early).state).loss,
      model.variables,
    );
    const [kernel, bias, headKernel, headBias] = through.gradients;
    expect(gradients[0]).to.not.be.closeToTensor(kernel, 0.01);
    expect(gradients[1]).to.not.be.closeToTensor(bias, 0.01);
    expect(gradients[2]).to.be.closeToTensor(headKernel, 1e-14);
    expect(gradients[3]).to.be.closeToTensor(headBias, 1e-14);
  });
});
