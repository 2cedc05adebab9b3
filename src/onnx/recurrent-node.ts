import { tanh } from "../autograd/operations/index.js";
import { GRUCell } from "../cells/gru-cell.js";
import { LSTM } from "../cells/lstm.js";
import { LSTMCell } from "../cells/lstm-cell.js";
import type { RecurrentCell } from "../exchange/gates.js";
import type { Attributes } from "./attributes.js";
import { activationName } from "./functions.js";
import type { Network, Sequence } from "./network.js";
import { recurrentWeights } from "./recurrent-weights.js";

/** A way through a sequence, or both, as ONNX calls them. */
export type Direction = "forward" | "reverse" | "bidirectional";

/**
 * A node RNN, LSTM or GRU over `[time, batch, features]`.
 * @param name of the node; its states are `name.h` and, of an LSTM, `name.c`.
 * @param cells one, or for both directions two that are alike.
 */
export function addRecurrentNode(
  network: Network,
  where: string,
  name: string,
  cells: readonly RecurrentCell[],
  direction: Direction,
  { x }: Sequence,
): Sequence {
  const { graph } = network;
  const [cell] = cells;
  const { operator, attributes } = operatorOf(where, cell);
  const weights = Object.entries(recurrentWeights(where, cells));
  const held = new Map(
    weights.map(([letter, w]) => [letter, graph.weights(`${name}.${letter}`, w)]),
  );
  const units = cell.numUnits;
  const states = operator === "LSTM" ? ["h", "c"] : ["h"];
  const shape = [cells.length, "batch", units];
  const first = states.map((state) => network.firstState(`${name}.${state}`, shape));
  const inputs = [x, held.get("W")!, held.get("R")!, held.get("B")!, network.lengths, ...first];
  const last = states.map((state) => `${name}.${state}_last`);
  const { activations } = attributes;
  const [Y, h] = graph.addAll(
    name,
    operator,
    withoutEnd([...inputs, held.get("P") ?? ""]),
    [`${name}.Y`, ...last],
    {
      ...attributes,
      activations: activations && cells.flatMap(() => activations),
      direction,
      hidden_size: units,
    },
  );
  for (const state of last) network.lastState(state, shape);
  const size = cells.length * units;
  if (cells.length === 1) {
    const only = graph.add(`${name}.outputs`, "Squeeze", [Y, network.integers("axis_1", [1])]);
    return { x: only, size, hs: [{ h, units: size }] };
  }
  // [time, ways, batch, units], whose ways are to stand side by side.
  const inside = graph.add(`${name}.Y_inside`, "Transpose", [Y], { perm: [0, 2, 1, 3] });
  const joined = network.integers(`joined_time_${size}`, [0, 0, size]);
  return {
    x: graph.add(`${name}.outputs`, "Reshape", [inside, joined]),
    size,
    hs: [{ h, units: size }],
  };
}

/** The operator of a cell, and what makes it the same formula. */
export function operatorOf(
  where: string,
  cell: RecurrentCell,
): { operator: string; attributes: Attributes & { activations?: readonly string[] } } {
  const refused = refusal(cell);
  if (refused) throw new RangeError(`${where} must be ${refused}`);
  const φ = activationName(where, cell.activation);
  const isUsual = cell.activation === tanh;
  if (cell instanceof GRUCell) {
    const activations = isUsual ? undefined : ["Sigmoid", φ];
    const attributes = { activations, linear_before_reset: cell.resetAfter ? 1 : 0 };
    return { operator: "GRU", attributes };
  }
  if (cell instanceof LSTM) {
    return {
      operator: "LSTM",
      attributes: { activations: isUsual ? undefined : ["Sigmoid", φ, φ] },
    };
  }
  return { operator: "RNN", attributes: { activations: isUsual ? undefined : [φ] } };
}

/** What a cell must be and is not. */
function refusal(cell: RecurrentCell): string | undefined {
  if (!(cell instanceof LSTMCell)) return undefined;
  const without = (what: string, it: string) =>
    `an LSTM without ${what}, which ONNX's does not have, got one with ${it}`;
  if (cell.numProj !== undefined) return without("a projection", "it");
  return cell.cellClip === undefined ? undefined : without("a clip of c", "it");
}

/** Inputs that are left out at the end need no place. */
function withoutEnd(inputs: readonly string[]): readonly string[] {
  const end = inputs.findLastIndex((input) => input !== "");
  return inputs.slice(0, end + 1);
}
