import { isEmbedding, isLayer } from "../exchange/model-parts.js";
import type { Embedding } from "../layers/embedding.js";
import type { Layer } from "../layers/fully-connected.js";
import { addFunction } from "./functions.js";
import type { LastState, Network } from "./network.js";
import { isRecurrent, type OnnxPart } from "./parts.js";
import { addRecurrentPart } from "./recurrent-part.js";

/** What the parts so far make: `[batch, time, size]`, between recurrent networks time first, or `[batch, size]`. */
export interface Made {
  readonly x: string;
  readonly size: number;
  readonly axes: "batch, time" | "time, batch" | "batch";
  /** Of a recurrent network: its last hidden states, `[ways, batch, units]` each; none of others. */
  readonly hs: readonly LastState[];
}

/** Adds a part of a model after those before it. */
export function addPart(
  network: Network,
  operation: string,
  name: string,
  part: OnnxPart,
  before: Made,
): Made {
  const where = `${operation}: part ${JSON.stringify(name)}`;
  if (isRecurrent(part)) {
    if (before.axes === "batch") {
      throw new RangeError(`${where} must come after sequences, got the last state of some`);
    }
    const made = addRecurrentPart(network, where, name, part, timeFirst(network, before));
    return { ...made, axes: "time, batch" };
  }
  if (part === "last state") return lastState(network, name, before);
  const { x, axes, size } = batchFirst(network, before);
  if (isEmbedding(part)) return { ...addEmbedding(network, name, part, x), axes, hs: [] };
  if (isLayer(part)) {
    const [features] = part.variables[0].shape;
    if (features !== size) {
      throw new RangeError(
        `${where} must take the ${size} numbers that come before it, got one for ${features}`,
      );
    }
    return { ...addLayer(network, where, name, part, x), axes, hs: [] };
  }
  return { x: addFunction(network.graph, where, name, part, x), size, axes, hs: [] };
}

/** The same with the batch first, where there is time. */
export const batchFirst = (network: Network, made: Made): Made =>
  made.axes === "time, batch" ? { ...turned(network, made), axes: "batch, time" } : made;

const timeFirst = (network: Network, made: Made): Made =>
  made.axes === "batch, time" ? { ...turned(network, made), axes: "time, batch" } : made;

const turned = ({ graph }: Network, made: Made): Made => ({
  ...made,
  x: graph.add(`${made.x}.turned`, "Transpose", [made.x], { perm: [1, 0, 2] }),
});

/** The last hidden states of all ways side by side: `[batch, units of all ways]`. */
function lastState(network: Network, name: string, { hs }: Made): Made {
  const { graph } = network;
  const each = hs.map(({ h, units }) => {
    const turned = graph.add(`${h}.turned`, "Transpose", [h], { perm: [1, 0, 2] });
    return graph.add(`${h}.joined`, "Reshape", [
      turned,
      network.integers(`joined_${units}`, [0, units]),
    ]);
  });
  const size = hs.reduce((sum, { units }) => sum + units, 0);
  const x = graph.add(
    name,
    each.length === 1 ? "Identity" : "Concat",
    each,
    each.length === 1 ? {} : { axis: 1 },
  );
  return { x, size, axes: "batch", hs: [] };
}

function addEmbedding(
  { graph }: Network,
  name: string,
  { variables: [table] }: Embedding,
  ids: string,
) {
  const held = graph.weights(`${name}.table`, table);
  return { x: graph.add(name, "Gather", [held, ids]), size: table.shape[1] };
}

function addLayer(network: Network, where: string, name: string, layer: Layer, x: string) {
  const { graph } = network;
  const [kernel, bias] = layer.variables;
  const product = graph.add(`${name}.product`, "MatMul", [
    x,
    graph.weights(`${name}.kernel`, kernel),
  ]);
  const linear = [product, graph.weights(`${name}.bias`, bias)];
  const size = kernel.shape[1];
  const { activation } = layer;
  if (!activation) return { x: graph.add(name, "Add", linear), size };
  const z = graph.add(`${name}.z`, "Add", linear);
  return { x: addFunction(graph, `${where}: its activation`, name, activation, z), size };
}
