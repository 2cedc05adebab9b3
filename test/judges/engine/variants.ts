import {
  add,
  bidirectionalDynamicRnn,
  concat,
  dynamicRnn,
  MultiRNNCell,
  stackBidirectionalDynamicRnn,
  tensor,
  Tensor,
  trainingMode,
  type DType,
  type DynamicRnnOptions,
  type State,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { lossWeights, variants, type VariantCase } from "../variants.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { asState, layersOf, named, type Layer } from "./variant-layers.js";

/** How the time steps are gone through. */
type Common = Pick<DynamicRnnOptions<State>, "sequenceLength" | "fused">;

/** The outputs, those of both directions side by side, and the last states, layer by layer of each direction. */
export function runLayers(
  directions: readonly Layer[][],
  inputs: Tensor,
  common: Common = {},
  states: readonly State[] = directions.flat().map(({ state }) => asState(state)),
): { outputs: Tensor; states: readonly State[] } {
  const [fw, bw] = directions.map((layers) => layers.map(({ cell }) => cell));
  const [first, second] = [states.slice(0, fw.length), states.slice(fw.length)];
  if (!bw) {
    const [cell, initialState] =
      fw.length === 1 ? [fw[0], first[0]] : [new MultiRNNCell(fw), first];
    const { outputs, state } = dynamicRnn(cell, inputs, { ...common, initialState });
    return { outputs, states: fw.length === 1 ? [state] : state };
  }
  if (fw.length === 1) {
    const [initialStateFw, initialStateBw] = states;
    const options = { ...common, initialStateFw, initialStateBw };
    const [both, made] = bidirectionalDynamicRnn<State, State>(fw[0], bw[0], inputs, options);
    return { outputs: concat(both, 2), states: made };
  }
  const options = { ...common, initialStatesFw: first, initialStatesBw: second };
  const [outputs, ...made] = stackBidirectionalDynamicRnn(fw, bw, inputs, options);
  return { outputs, states: made.flat() };
}

/** The loss takes in the outputs and all last states. */
export function variant(given: VariantCase, dtype: DType, common: Common): Answer {
  const inputs = tensor(variants.inputs, dtype);
  const directions = layersOf(given, inputs.shape[0], dtype);
  const layers = directions.flat();
  let made!: Record<string, Tensor>;
  const loss = () => {
    const { outputs, states } = trainingMode(() => runLayers(directions, inputs, common));
    made = { outputs, ...named(layers, (_, n) => lastOf(states[n])) };
    return Object.values(made)
      .map((x, k) => weightedSum(x, tensor(lossWeights(x.shape, k), dtype)))
      .reduce((total, part) => add(total, part));
  };
  const sources = {
    inputs,
    ...named(layers, ({ state }) => state),
    ...named(layers, ({ variables }) => variables),
  };
  const answer = lossAndGradients(loss, sources);
  return { ...made, ...answer };
}

/** The parts of a last state by name. */
function lastOf(state: State): Record<string, Tensor> {
  const parts = state instanceof Tensor ? { h: state } : (state as Record<string, Tensor>);
  return Object.fromEntries(Object.entries(parts).map(([name, x]) => [`last ${name}`, x]));
}
