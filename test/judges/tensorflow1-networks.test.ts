import {
  add,
  BasicLSTMCell,
  BasicRNNCell,
  bidirectionalDynamicRnn,
  clearVariables,
  concat,
  DropoutWrapper,
  dynamicRnn,
  GRUCell,
  mapStates,
  MultiRNNCell,
  ResidualWrapper,
  square,
  stackBidirectionalDynamicRnn,
  sum,
  tensor,
  trainingMode,
  valueAndGradients,
  variableScope,
  type Cell,
  type DType,
  type State,
  type Tensor,
} from "../../src/index.js";
import type { Answer } from "./answer.js";
import { expectAgreement } from "./agree.js";
import { writeOut } from "./cases.js";
import { partsOf } from "./engine/parts-of-state.js";
import { answers, given, type LayerCase, type NetworkCase } from "./tensorflow1.js";

// The numbers of the first states begin with one salt, those of the variables with the other.
const [STATES, VARIABLES] = [220, 250];
const numbers = (shape: readonly number[], salt: number, dtype: DType): Tensor =>
  tensor(writeOut({ shape, salt, scale: 0.8 }), dtype);

function cellOf(layer: LayerCase, dtype: DType, tuple = true): Cell<any> {
  const { kind, numUnits, residual, dropout } = layer;
  const { forgetBias } = given;
  const inner: Cell<any> = {
    lstm: () => new BasicLSTMCell(numUnits, { dtype, forgetBias, stateIsTuple: tuple }),
    gru: () => new GRUCell(numUnits, { dtype }),
    rnn: () => new BasicRNNCell(numUnits, { dtype }),
  }[kind]();
  const cell = dropout ? new DropoutWrapper(inner) : inner;
  return residual ? new ResidualWrapper(cell) : cell;
}

function stackOf(layers: readonly LayerCase[], dtype: DType, tuple = true): Cell<any> {
  const cells = layers.map((layer) => cellOf(layer, dtype, tuple));
  return cells.length === 1 ? cells[0] : new MultiRNNCell(cells, { stateIsTuple: tuple });
}

/** A state with numbers in it, part by part. */
function firstState(cell: Cell<any>, offset: number, dtype: DType): State {
  let salt = STATES + offset;
  const zeros: State = cell.zeroState(given.sequenceLength.length);
  return mapStates((_, { shape }) => numbers(shape, salt++, dtype), zeros);
}

interface Network {
  readonly cells: readonly Cell<any>[];
  readonly states: readonly State[];
  run(inputs: Tensor): { outputs: Tensor; last: State };
}

function networkOf(what: NetworkCase, dtype: DType): Network {
  const { sequenceLength } = given;
  if ("layers" in what) {
    const cell = stackOf(what.layers, dtype, what.stateIsTuple);
    const initialState = firstState(cell, 0, dtype);
    const run = (inputs: Tensor) => {
      // TensorFlow's dynamic_rnn opens this scope by itself.
      const { outputs, state } = variableScope("rnn", () =>
        dynamicRnn(cell, inputs, { initialState, sequenceLength }),
      );
      return { outputs, last: state };
    };
    return { cells: [cell], states: [initialState], run };
  }
  const [fw, bw] = [what.fw, what.bw].map((layers) =>
    what.stacked ? layers.map((layer) => cellOf(layer, dtype)) : [stackOf(layers, dtype)],
  );
  const states = [...fw, ...bw].map((cell, k) => firstState(cell, 10 * k, dtype));
  const [initialStatesFw, initialStatesBw] = [states.slice(0, fw.length), states.slice(fw.length)];
  const run = (inputs: Tensor) => {
    if (what.stacked) {
      const options = { sequenceLength, initialStatesFw, initialStatesBw };
      const [outputs, ...last] = stackBidirectionalDynamicRnn(fw, bw, inputs, options);
      return { outputs, last };
    }
    const [initialStateFw, initialStateBw] = states;
    const options = { sequenceLength, initialStateFw, initialStateBw };
    const [both, last] = bidirectionalDynamicRnn(fw[0], bw[0], inputs, options);
    return { outputs: concat(both, 2), last };
  };
  return { cells: [...fw, ...bw], states, run };
}

/** The engine's answer; the gradients of variables go by the variables' names. */
function answer(what: NetworkCase, dtype: DType): Answer {
  const { cells, states, run } = networkOf(what, dtype);
  const inputs = tensor(given.inputs, dtype);
  // The variables are made by the first run.
  trainingMode(() => variableScope("net", () => run(inputs)));
  const variables = cells.flatMap((cell) => cell.variables);
  [...variables]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .forEach((variable, k) => variable.assign(numbers(variable.shape, VARIABLES + k, dtype)));
  let made!: Record<string, Tensor>;
  const loss = () => {
    const { outputs, last } = trainingMode(() => run(inputs));
    const parts = partsOf(last).map((part, k) => [`last state ${k}`, part]);
    made = { outputs, ...Object.fromEntries(parts) };
    return Object.values(made)
      .map((x) => sum(square(x)))
      .reduce((total, part) => add(total, part));
  };
  const sources = Object.fromEntries([
    ["inputs", inputs],
    ...partsOf(states).map((part, k) => [`state ${k}`, part]),
    ...variables.map((variable) => [`${variable.name}:0`, variable]),
  ]) as Record<string, Tensor>;
  const { gradients } = valueAndGradients(loss, Object.values(sources));
  const slopes = Object.keys(sources).map((name, i) => [`gradient of ${name}`, gradients[i]]);
  return { ...made, ...Object.fromEntries(slopes) };
}

for (const [dtype, tolerance] of [
  ["float64", 1e-10],
  ["float32", 1e-5],
] as const) {
  describe(`the engine's deep and bidirectional networks in ${dtype}, beside those of TensorFlow 1`, () => {
    beforeEach(clearVariables);

    for (const [name, what] of Object.entries(given.networks)) {
      it(`have the same numbers within ${tolerance.toExponential()}, under the same names: ${name}`, () => {
        expectAgreement(answer(what, dtype), answers.networks[name], tolerance);
      });
    }
  });
}
