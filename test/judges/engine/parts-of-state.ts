import { mapStates, type State, type Tensor } from "../../../src/index.js";

/** The tensors in a state, in their order. */
export function partsOf(state: State): Tensor[] {
  const parts: Tensor[] = [];
  mapStates((_, part) => (parts.push(part), part), state);
  return parts;
}
