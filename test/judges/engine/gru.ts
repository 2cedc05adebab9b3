import { add, dynamicRnn, GRUCell, tensor, type DType } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";

interface Variation {
  readonly resetAfter?: boolean;
  readonly sequenceLength?: readonly number[];
}

/** The loss takes in both the outputs and the last state. */
export function gru(dtype: DType, { resetAfter = false, sequenceLength }: Variation = {}): Answer {
  const given = cases.gru;
  const read = (values: typeof given.gatesKernel) => tensor(values, dtype);
  const cell = new GRUCell(given.numUnits, {
    gates: { kernel: read(given.gatesKernel), bias: read(given.gatesBias) },
    candidate: {
      kernel: read(given.candidateKernel),
      bias: read(given.candidateBias),
      ...(resetAfter && { recurrentBias: read(given.recurrentBias) }),
    },
    resetAfter,
  });
  const inputs = read(cases.recurrence.inputs);
  const initialState = read(cases.recurrence.initialState);
  const run = () => dynamicRnn(cell, inputs, { initialState, sequenceLength });
  const loss = () => {
    const { outputs, state } = run();
    return add(
      weightedSum(outputs, read(cases.recurrence.outputWeights)),
      weightedSum(state, read(cases.recurrence.stateWeights)),
    );
  };
  const [gatesKernel, gatesBias, candidateKernel, candidateBias, recurrentBias] = cell.variables;
  const weights = {
    ...{ gatesKernel, gatesBias, candidateKernel, candidateBias },
    ...(resetAfter && { recurrentBias }),
  };
  return { ...run(), ...lossAndGradients(loss, { inputs, initialState, ...weights }) };
}
