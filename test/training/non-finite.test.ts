import { expect } from "chai";
import {
  AdamOptimizer,
  add,
  mul,
  NonFiniteError,
  sqrt,
  square,
  sum,
  tensor,
  train,
  Variable,
  type Tensor,
} from "../../src/index.js";

/** Trains two variables on a loss of them and the batch; gives the error and what is left. */
async function run(loss: (a: Variable, b: Variable, batch: number) => Tensor, batches: number[]) {
  const a = new Variable(tensor([1, 2], "float64"), "rnn/kernel");
  const b = new Variable(tensor([[3, 4]], "float64"), "rnn/bias");
  const optimizer = new AdamOptimizer(0.1);
  const values = () => [...a.data, ...b.data];
  const before: number[][] = [];
  const training = train({
    variables: [a, b],
    optimizer,
    batches,
    loss: (batch: number) => {
      before.push(values());
      return { loss: loss(a, b, batch) };
    },
  });
  const error = await training.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof NonFiniteError)) throw new Error(`expected NonFiniteError, got ${error}`);
  return { error, values: values(), before, a, b, optimizer };
}

const bowl = (a: Tensor, b: Tensor) => add(sum(square(a)), sum(square(b)));

describe("train(…) with a loss or gradient that is not finite", () => {
  it("stops with the step and the first gradient at fault, before the update", async () => {
    const { error, values, before } = await run(
      (a, b, batch) => mul(bowl(a, b), batch),
      [1, 1, NaN, 1],
    );
    expect(error.message).to.equal(
      "train: not finite at step 3: the loss is NaN, first at the gradient of rnn/kernel [0] = NaN; the variables were not updated",
    );
    expect([error.step, error.variable, error.name]).to.deep.equal([
      3,
      "rnn/kernel",
      "NonFiniteError",
    ]);
    expect(before).to.have.length(3);
    expect(values).to.deep.equal(before[2]);
    expect(values).to.not.deep.equal(before[1]);
  });

  it("names the index of the first fault in a later variable", async () => {
    const { error } = await run(
      (a, b, batch) => {
        const scale = tensor([[1, batch]], "float64");
        return add(sum(square(a)), sum(mul(b, scale)));
      },
      [1, Infinity],
    );
    expect(error.message).to.equal(
      "train: not finite at step 2: the loss is Infinity, first at the gradient of rnn/bias [0, 1] = Infinity; the variables were not updated",
    );
    expect(error.variable).to.equal("rnn/bias");
  });

  it("names a variable whose value is at fault before any gradient", async () => {
    const { error } = await run(
      (a, b) => {
        b.data[1] = -Infinity;
        return bowl(a, b);
      },
      [1],
    );
    expect(error.message).to.equal(
      "train: not finite at step 1: the loss is Infinity, first at the value of rnn/bias [0, 1] = -Infinity; the variables were not updated",
    );
  });

  it("stops when a gradient is not finite though the loss is", async () => {
    const { error } = await run((a, b, batch) => add(bowl(a, b), sum(sqrt(mul(b, batch)))), [0]);
    expect(error.message).to.equal(
      "train: not finite at step 1: the loss is 30, first at the gradient of rnn/bias [0, 0] = NaN; the variables were not updated",
    );
  });

  it("stops when the loss is not finite though every gradient is", async () => {
    const { error } = await run((a, b, batch) => add(bowl(a, b), batch), [0, Infinity]);
    expect(error.message).to.equal(
      "train: not finite at step 2: the loss is Infinity, though every variable and gradient is finite; the variables were not updated",
    );
    expect(error.variable).to.equal(undefined);
  });

  it("stops when the norm of the gradients overflows though each of them is finite", async () => {
    const { error } = await run((a, b, batch) => add(mul(sum(a), batch), sum(b)), [1e160]);
    expect(error.message).to.equal(
      "train: not finite at step 1: the loss is 3e+160, every gradient is finite, but their norm is not; the variables were not updated",
    );
  });

  it("gives the history up to that step", async () => {
    const { error } = await run((a, b, batch) => mul(bowl(a, b), batch), [1, 1, NaN]);
    expect(error.history.losses).to.have.length(2);
    expect(error.history.losses[0]).to.equal(30);
    expect(error.history.gradientNorms).to.have.length(2);
    expect(error.history.stopped).to.equal("not finite");
  });

  it("leaves what the optimizer remembers as it was: going on gives the same as without the fault", async () => {
    const faulty = await run((a, b, batch) => mul(bowl(a, b), batch), [1, 1, NaN]);
    const goOn = async (start: typeof faulty) => {
      const { a, b, optimizer } = start;
      await train({
        variables: [a, b],
        optimizer,
        batches: [1, 1],
        loss: () => ({ loss: bowl(a, b) }),
      });
      return [...a.data, ...b.data];
    };
    const a = new Variable(tensor([1, 2], "float64"), "a");
    const b = new Variable(tensor([[3, 4]], "float64"), "b");
    const whole = new AdamOptimizer(0.1);
    const loss = () => ({ loss: bowl(a, b) });
    await train({ variables: [a, b], optimizer: whole, batches: [1, 1, 1, 1], loss });
    expect(await goOn(faulty)).to.deep.equal([...a.data, ...b.data]);
  });
});
