import { expect } from "../../src/chai/index.js";
import {
  add,
  BasicLSTMCell,
  clearVariables,
  dynamicRnn,
  fullyConnected,
  getVariable,
  randomNormal,
  reuseVariables,
  squaredError,
  sum,
  unstack,
  valueAndGradients,
  variableScope,
  type DType,
  type LSTMState,
  type Tensor,
  type Variable,
} from "../../src/index.js";

const [batchSize, numSteps, features, lstmHiddenSize, outputs] = [2, 5, 3, 4, 2];

const draw = (dtype: DType, seed: number, shape: number[]) => randomNormal(shape, { dtype, seed });
const lossAt = (output: Tensor, expected: Tensor) => sum(squaredError(output, expected));

/** A sequence, what is expected at each of its steps, and the loss that is made by a loop. */
function task(dtype: DType) {
  const inputs = draw(dtype, 1, [batchSize, numSteps, features]);
  return {
    dtype,
    inputs,
    steps: unstack(inputs, 1),
    expected: unstack(draw(dtype, 2, [batchSize, numSteps, outputs]), 1),
  };
}

type Task = ReturnType<typeof task>;

/** The loop of the source document: one cell, a layer made anew at each step. */
function documentLoop({ dtype, steps, expected }: Task): Tensor {
  const lstm = new BasicLSTMCell(lstmHiddenSize, { dtype });
  let state = lstm.zeroState(batchSize);
  let loss: Tensor | undefined;
  for (let i = 0; i < numSteps; i++) {
    if (i > 0) reuseVariables();
    let lstmOutput: Tensor;
    [lstmOutput, state] = lstm.call(steps[i], state);
    const finalOutput = fullyConnected(outputs, { dtype })(lstmOutput);
    const stepLoss = lossAt(finalOutput, expected[i]);
    loss = loss ? add(loss, stepLoss) : stepLoss;
  }
  return loss!;
}

/** The same, with one cell object made anew at each step. */
function newCells({ dtype, steps, expected }: Task): Tensor {
  let state: LSTMState | undefined;
  return steps
    .map((x, i) => {
      if (i > 0) reuseVariables();
      const lstm = new BasicLSTMCell(lstmHiddenSize, { dtype });
      let output: Tensor;
      [output, state] = lstm.call(x, state ?? lstm.zeroState(batchSize));
      return lossAt(fullyConnected(outputs, { dtype })(output), expected[i]);
    })
    .reduce((loss, stepLoss) => add(loss, stepLoss));
}

/** The same, with one cell object and one layer object at all steps. */
function sameObjects({ dtype, steps, expected }: Task): Tensor {
  const lstm = new BasicLSTMCell(lstmHiddenSize, { dtype });
  const layer = fullyConnected(outputs, { dtype });
  let state = lstm.zeroState(batchSize);
  return steps
    .map((x, i) => {
      let output: Tensor;
      [output, state] = lstm.call(x, state);
      return lossAt(layer(output), expected[i]);
    })
    .reduce((loss, stepLoss) => add(loss, stepLoss));
}

/** The same, with all steps of the cell taken by `dynamicRnn`. */
function byDynamicRnn({ dtype, inputs, expected }: Task): Tensor {
  const lstm = new BasicLSTMCell(lstmHiddenSize, { dtype });
  const layer = fullyConnected(outputs, { dtype });
  return unstack(dynamicRnn(lstm, inputs).outputs, 1)
    .map((output, i) => lossAt(layer(output), expected[i]))
    .reduce((loss, stepLoss) => add(loss, stepLoss));
}

/** Loss and gradients, by the names of the variables. */
function learnt(loop: (given: Task) => Tensor, dtype: DType) {
  clearVariables();
  const given = task(dtype);
  const variables = ["basic_lstm_cell", "fully_connected"].flatMap((name) => [
    `${name}/kernel`,
    `${name}/bias`,
  ]);
  variableScope("rnn", () => loop(given));
  const named: Variable[] = variableScope("rnn", { reuse: true }, () =>
    variables.map((name) => getVariable(name)),
  );
  const again = () => variableScope("rnn", { reuse: true }, () => loop(given));
  const { value, gradients } = valueAndGradients(again, named);
  return [value, ...gradients];
}

describe("variables shared by name", () => {
  for (const dtype of ["float32", "float64"] as const) {
    it(`have, in ${dtype}, loss and gradients of those shared by object, bit for bit`, () => {
      const expected = learnt(sameObjects, dtype).map(({ data }) => data);
      expect(learnt(documentLoop, dtype).map(({ data }) => data)).to.deep.equal(expected);
      expect(learnt(newCells, dtype).map(({ data }) => data)).to.deep.equal(expected);
      expect(expected.every((data) => data.every((x) => x !== 0))).to.equal(true);
    });
  }

  it("have, over the document's loop, loss and gradients of dynamicRnn, bit for bit in float64", () => {
    const expected = learnt(byDynamicRnn, "float64");
    learnt(documentLoop, "float64").forEach((got, i) => {
      expect(got).to.be.closeToTensor(expected[i], 0);
    });
  });

  it("have them in float32, where dynamicRnn is one operation, to rounding", () => {
    const expected = learnt(byDynamicRnn, "float32");
    learnt(documentLoop, "float32").forEach((got, i) => {
      expect(got).to.be.closeToTensor(expected[i], 1e-5);
    });
  });
});
