import {
  add,
  BasicLSTMCell,
  dynamicRnn,
  LSTMCell,
  tensor,
  type DType,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";

interface Variation {
  readonly forgetBias?: number;
  readonly peepholes?: boolean;
  readonly sequenceLength?: readonly number[];
}

/** The loss takes in the outputs and both parts of the last state. */
export function lstm(dtype: DType, variation: Variation = {}): Answer {
  const given = cases.lstm;
  const read = (values: typeof given.kernel) => tensor(values, dtype);
  const { forgetBias = given.forgetBias, peepholes = false, sequenceLength } = variation;
  const options = { kernel: read(given.kernel), bias: read(given.bias), forgetBias };
  const { i, f, o } = given.peepholes;
  const cell = peepholes
    ? new LSTMCell(given.numUnits, {
        ...options,
        peepholes: { i: read(i), f: read(f), o: read(o) },
      })
    : new BasicLSTMCell(given.numUnits, options);
  const inputs = read(cases.recurrence.inputs);
  const [cellState, hiddenState] = [read(given.cellState), read(given.hiddenState)];
  const run = () => {
    const initialState = { c: cellState, h: hiddenState };
    const { outputs, state } = dynamicRnn(cell, inputs, { initialState, sequenceLength });
    return { outputs, cellState: state.c, hiddenState: state.h };
  };
  const loss = () => {
    const { outputs, cellState, hiddenState } = run();
    return add(
      weightedSum(outputs, read(cases.recurrence.outputWeights)),
      add(
        weightedSum(cellState, read(given.cellStateWeights)),
        weightedSum(hiddenState, read(given.hiddenStateWeights)),
      ),
    );
  };
  const [kernel, bias, ofI, ofF, ofO] = cell.variables;
  return {
    ...run(),
    ...lossAndGradients(loss, {
      inputs,
      cellState,
      hiddenState,
      kernel,
      bias,
      ...(peepholes && { "peephole i": ofI, "peephole f": ofF, "peephole o": ofO }),
    }),
  };
}
