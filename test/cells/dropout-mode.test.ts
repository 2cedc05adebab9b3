import { expect } from "chai";
import {
  AdamOptimizer,
  BasicRNNCell,
  Checkpoint,
  DropoutWrapper,
  dynamicRnn,
  evaluationMode,
  mul,
  ones,
  randomNormal,
  sum,
  train,
  trainingMode,
  type Tensor,
} from "../../src/index.js";
import { failure, rejection } from "../support/failure.js";

const inputs = randomNormal([2, 3, 4], { seed: 1 });
const inner = new BasicRNNCell(8, { inputSize: 4, seed: 1 });
const make = () => new DropoutWrapper(inner, { outputKeepProb: 0.5, seed: 2 });
const undecided =
  "Error: dropout_wrapper: is this training or evaluation? expected a call inside trainingMode(() => …) or evaluationMode(() => …), got one outside of both";

describe("evaluationMode(body) and trainingMode(body)", () => {
  it("let everything pass, to the bit, or drop", () => {
    const plain = dynamicRnn(inner, inputs).outputs;
    const run = () => dynamicRnn(make(), inputs).outputs;
    expect(evaluationMode(run)).to.deep.equal(plain);
    const dropped = trainingMode(run).data;
    expect(dropped.filter((x: number) => x === 0).length).to.be.within(12, 36);
  });

  it("draw nothing while everything passes", () => {
    const cell = make();
    const before = cell.random.save();
    evaluationMode(() => dynamicRnn(cell, inputs));
    expect(cell.random.save()).to.deep.equal(before);
  });

  it("must be said: a call outside of both is refused, fused or not, and nothing is drawn", () => {
    const cell = make();
    const before = cell.random.save();
    expect(failure(() => dynamicRnn(cell, inputs))).to.equal(undecided);
    expect(failure(() => cell.call(ones([2, 4]), cell.zeroState(2)))).to.equal(undecided);
    expect(cell.random.save()).to.deep.equal(before);
  });

  it("hold inside one another: the innermost counts, and after it the one around it", () => {
    const run = () => dynamicRnn(make(), inputs).outputs;
    const [evaluated, trained] = trainingMode(() => [evaluationMode(run), run()]);
    expect(evaluated).to.deep.equal(evaluationMode(run));
    expect(trained).to.deep.equal(trainingMode(run));
  });

  it("are over when their body has thrown", () => {
    const thrown = () => {
      throw new Error("in the midst");
    };
    expect(failure(() => trainingMode(thrown))).to.equal("Error: in the midst");
    expect(failure(() => dynamicRnn(make(), inputs))).to.equal(undecided);
  });

  it("return what their body returns, and refuse a promise and what is no function", () => {
    expect([trainingMode(() => 3), evaluationMode(() => "x")]).to.deep.equal([3, "x"]);
    expect(failure(() => trainingMode(() => Promise.resolve(1)))).to.equal(
      "TypeError: trainingMode: expected a synchronous function, got one that returns a promise",
    );
    expect(failure(() => evaluationMode(1 as never))).to.equal(
      "TypeError: evaluationMode: expected a function to run, got number",
    );
  });
});

describe("train({ loss, validation }) with dropout", () => {
  const options = () => {
    const cell = new DropoutWrapper(new BasicRNNCell(8, { inputSize: 4, seed: 1 }), {
      outputKeepProb: 0.5,
      seed: 2,
    });
    const run = (x: Tensor) => {
      const { outputs } = dynamicRnn(cell, x);
      return sum(mul(outputs, outputs));
    };
    const loss = (x: Tensor) => ({ loss: run(x) });
    const optimizer = new AdamOptimizer(0.01);
    return {
      cell,
      run,
      variables: cell.variables,
      optimizer,
      batches: Array(6).fill(inputs),
      loss,
    };
  };

  it("drops in the loss and lets everything pass in the validation loss", async () => {
    const { run, ...given } = options();
    const dropped = trainingMode(() => options().run(inputs)).item();
    const whole = evaluationMode(() => options().run(inputs)).item();
    let validated: number | undefined;
    const measure = () => (validated = run(inputs).item());
    const history = await train({
      ...given,
      optimizer: new AdamOptimizer(1e-30),
      steps: 1,
      validation: { every: 1, loss: measure },
    });
    expect(history.losses).to.deep.equal([dropped]);
    expect(validated).to.equal(whole);
    expect(dropped).to.not.equal(whole);
  });

  it("says nothing for what onProgress runs", async () => {
    const { run, ...given } = options();
    const onProgress = () => void run(inputs);
    expect(await rejection(train({ ...given, onProgress }))).to.equal(undecided);
  });

  it("goes on from a checkpoint with the masks that it would have drawn", async () => {
    const whole = options();
    const { losses } = await train(whole);
    const { cell, optimizer, variables, ...rest } = options();
    const first = await train({ ...rest, optimizer, variables, steps: 3 });
    const checkpoint = new Checkpoint({ variables, optimizer, randoms: [cell.random] });
    await train({ ...rest, optimizer, variables, steps: 2 });
    checkpoint.restore();
    const second = await train({ ...rest, optimizer, variables, steps: 3 });
    expect([...first.losses, ...second.losses]).to.deep.equal(losses);
  });
});
