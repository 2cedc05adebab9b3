import { Tensor } from "../tensor/tensor.js";

/** What a cell carries from one time step to the next: a tensor `[batch, units]`, or several. */
export type State = Tensor | readonly State[] | { readonly [name: string]: State };

/** Calls `f` on the tensors that stand at the same place in states of the same structure. */
export function mapStates<S extends State>(
  f: (name: string, ...tensors: Tensor[]) => Tensor,
  ...states: readonly S[]
): S {
  return mapAt("h", f, states) as S;
}

/** A bare tensor is the hidden state h; parts of a structure go by their own names. */
function mapAt(
  name: string,
  f: (name: string, ...tensors: Tensor[]) => Tensor,
  states: readonly State[],
): State {
  const [first] = states;
  if (first instanceof Tensor) return f(name, ...(states as readonly Tensor[]));
  if (Array.isArray(first)) {
    const lists = states as readonly (readonly State[])[];
    return first.map((_, i) =>
      mapAt(
        `${name}${i}`,
        f,
        lists.map((list) => list[i]),
      ),
    );
  }
  const records = states as readonly { readonly [name: string]: State }[];
  const entries = Object.keys(first).map((key) => [
    key,
    mapAt(
      key,
      f,
      records.map((record) => record[key]),
    ),
  ]);
  return Object.fromEntries(entries) as State;
}

/** Whether a value is built as a state is: tensors where it has tensors, under the same names. */
export function sameStructure(value: unknown, state: State): boolean {
  if (state instanceof Tensor) return value instanceof Tensor;
  if (typeof value !== "object" || value === null || value instanceof Tensor) return false;
  const parts = Object.entries(state);
  return (
    Array.isArray(value) === Array.isArray(state) &&
    Object.keys(value).length === parts.length &&
    parts.every(([key, part]) => sameStructure((value as Record<string, unknown>)[key], part))
  );
}
