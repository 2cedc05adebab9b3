import type { Embedding } from "../layers/embedding.js";
import type { Layer } from "../layers/fully-connected.js";
import { inWords } from "../tensor/arguments.js";
import { gatesOf, type RecurrentCell } from "./gates.js";

/** A layer of a recurrent network: its cell, or those of both directions. */
export type RecurrentLayer =
  RecurrentCell | readonly [forward: RecurrentCell, backward: RecurrentCell];

/** A recurrent network by its layers, the lowest first; a fully connected layer; or an embedding. */
export type ModelPart = readonly RecurrentLayer[] | Layer | Embedding;

/** The parts of a model by the names that they have elsewhere; "" for one that is the model. */
export type ModelParts = Readonly<Record<string, ModelPart>>;

/** What each kind of part becomes elsewhere. */
export interface PartKinds<T> {
  /** Each layer with its cell, or with those of both directions. */
  recurrent(name: string, layers: readonly (readonly RecurrentCell[])[]): T;
  fullyConnected(name: string, layer: Layer): T;
  embedding(name: string, layer: Embedding): T;
}

/**
 * What the parts of a model become, in their order.
 * @throws TypeError for what is no part, RangeError for a recurrent network without a layer.
 */
export function mapParts<T>(operation: string, parts: ModelParts, kinds: PartKinds<T>): T[] {
  if (typeof parts !== "object" || parts === null || Array.isArray(parts)) {
    throw new TypeError(
      `${operation}: expected an object of a model's parts, got ${inWords(parts)}`,
    );
  }
  return Object.entries(parts).map(([name, part]) => {
    const where = `${operation}: part ${JSON.stringify(name)}`;
    if (Array.isArray(part)) return kinds.recurrent(name, waysOf(where, part));
    if (isLayer(part)) return kinds.fullyConnected(name, part);
    if (isEmbedding(part)) return kinds.embedding(name, part);
    throw new TypeError(
      `${where} must be an array of recurrent layers, a fully connected layer or an embedding, got ${inWords(part)}`,
    );
  });
}

function waysOf(where: string, layers: readonly RecurrentLayer[]): (readonly RecurrentCell[])[] {
  if (layers.length === 0) throw new RangeError(`${where}: expected a layer or more, got none`);
  return Array.from(layers, (layer, l) => {
    const ways = (Array.isArray(layer) ? layer : [layer]) as readonly RecurrentCell[];
    if (ways.length !== 1 && ways.length !== 2) {
      throw new RangeError(
        `${where}: expected layer ${l} to have one or two cells, got ${ways.length}`,
      );
    }
    ways.forEach((cell, way) => gatesOf(`${where}: ${placeOf(l, way)}`, cell));
    return ways;
  });
}

/** What errors call the cell of a layer and a way. */
export const placeOf = (layer: number, way: number): string =>
  `layer ${layer}${way ? ", backwards" : ""}`;

const isLayer = (part: unknown): part is Layer =>
  typeof part === "function" && "variables" in part && "activation" in part;

const isEmbedding = (part: unknown): part is Embedding =>
  typeof part === "function" && "variables" in part && !("activation" in part);
