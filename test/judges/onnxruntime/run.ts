import {
  bidirectionalDynamicRnn,
  concat,
  dynamicRnn,
  MultiRNNCell,
  stackBidirectionalDynamicRnn,
  Tensor,
  type Cell,
  type LSTMState,
  type State,
} from "../../../src/index.js";
import { turned, type Direction } from "./directions.js";

/** A state by ONNX's names; c is an LSTM's. */
export interface Parts {
  readonly h: Tensor;
  readonly c?: Tensor;
}

/** A cell of one of a direction's ways, and the state that it begins with. */
export interface Way {
  readonly cell: Cell<State>;
  readonly start?: Parts;
}

/** The outputs of the last layer, `[batch, time, units of all ways]`, and the last states. */
export interface Ran {
  readonly outputs: Tensor;
  /** Of each layer's ways. */
  readonly states: readonly (readonly Parts[])[];
}

/**
 * The engine over sequences `[batch, time, features]`.
 * @param layers the lowest first, each with as many ways as the direction has.
 */
export function runEngine(
  layers: readonly (readonly Way[])[],
  direction: Direction,
  inputs: Tensor,
  sequenceLength?: readonly number[],
): Ran {
  const [first, second] = [0, 1].map((way) => layers.map((ways) => ways[way]));
  if (direction === "forward") return oneWay(first, inputs, sequenceLength);
  if (direction === "bidirectional") return bothWays(first, second, inputs, sequenceLength);
  const { outputs, states } = oneWay(first, turned(inputs, sequenceLength), sequenceLength);
  return { outputs: turned(outputs, sequenceLength), states };
}

function oneWay(layers: readonly Way[], inputs: Tensor, sequenceLength?: readonly number[]): Ran {
  const [cells, starts] = [cellsOf(layers), startsOf(layers)];
  const options = { initialState: starts, sequenceLength };
  if (layers.length > 1) {
    const { outputs, state } = dynamicRnn(new MultiRNNCell(cells), inputs, options);
    return { outputs, states: state.map((one) => [partsOf(one)]) };
  }
  const { outputs, state } = dynamicRnn(cells[0], inputs, {
    ...options,
    initialState: starts?.[0],
  });
  return { outputs, states: [[partsOf(state)]] };
}

function bothWays(
  fw: readonly Way[],
  bw: readonly Way[],
  inputs: Tensor,
  sequenceLength?: readonly number[],
): Ran {
  const [cellsFw, cellsBw] = [cellsOf(fw), cellsOf(bw)];
  const [startsFw, startsBw] = [startsOf(fw), startsOf(bw)];
  if (fw.length > 1) {
    const options = { initialStatesFw: startsFw, initialStatesBw: startsBw, sequenceLength };
    const [outputs, lastFw, lastBw] = stackBidirectionalDynamicRnn(
      cellsFw,
      cellsBw,
      inputs,
      options,
    );
    return { outputs, states: lastFw.map((state, l) => [state, lastBw[l]].map(partsOf)) };
  }
  const [both, states] = bidirectionalDynamicRnn(cellsFw[0], cellsBw[0], inputs, {
    initialStateFw: startsFw?.[0],
    initialStateBw: startsBw?.[0],
    sequenceLength,
  });
  return { outputs: concat(both, 2), states: [states.map(partsOf)] };
}

const cellsOf = (layers: readonly Way[]) => layers.map(({ cell }) => cell);

/** The states that layers begin with, if they are given any. */
const startsOf = (layers: readonly Way[]): readonly State[] | undefined =>
  layers[0].start &&
  layers.map(({ start }) => (start!.c ? { c: start!.c, h: start!.h } : start!.h));

const partsOf = (state: State): Parts =>
  state instanceof Tensor ? { h: state } : (state as unknown as LSTMState);
