import type { Embedding } from "../layers/embedding.js";
import type { Layer } from "../layers/fully-connected.js";
import { inWords } from "../tensor/arguments.js";
import type { Variable } from "../tensor/variable.js";
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
 * @throws TypeError for what is no part, RangeError for a model without a part, a recurrent network without a
 * layer, and weights that stand at two places, Error for weights that are not made yet.
 */
export function mapParts<T>(operation: string, parts: ModelParts, kinds: PartKinds<T>): T[] {
  const owners = new Map<Variable, string>();
  return partEntries(operation, parts).map(([name, part]) => {
    const where = `${operation}: part ${JSON.stringify(name)}`;
    const own = (owner: { readonly variables: readonly Variable[] }) =>
      checkOwn(
        where,
        made(where, () => owner.variables),
        owners,
      );
    if (Array.isArray(part)) {
      const layers = waysOf(where, part);
      layers.flat().forEach(own);
      return kinds.recurrent(name, layers);
    }
    if (isLayer(part) || isEmbedding(part)) own(part);
    if (isLayer(part)) return kinds.fullyConnected(name, part);
    if (isEmbedding(part)) return kinds.embedding(name, part);
    throw new TypeError(
      `${where} must be an array of recurrent layers, a fully connected layer or an embedding, got ${inWords(part)}`,
    );
  });
}

/**
 * A model's parts and their names.
 * @throws TypeError for what is no object of them, RangeError for none.
 */
export function partEntries<Part>(
  operation: string,
  parts: Readonly<Record<string, Part>>,
): [name: string, part: Part][] {
  if (typeof parts !== "object" || parts === null || Array.isArray(parts) || parts instanceof Map) {
    throw new TypeError(
      `${operation}: expected an object of a model's parts, got ${inWords(parts)}`,
    );
  }
  const entries = Object.entries(parts);
  if (entries.length === 0) throw new RangeError(`${operation}: expected a part or more, got none`);
  return entries;
}

/** What reading a part's weights gives, or the error with the part's name before it. */
export function made<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Refuses weights that stand at a second place of a model: they could not be told apart when they come back.
 * @param owners the parts of all variables so far, to which these are added.
 */
export function checkOwn(
  where: string,
  variables: readonly Variable[],
  owners: Map<Variable, string>,
): void {
  for (const variable of variables) {
    const before = owners.get(variable);
    if (before !== undefined) {
      throw new RangeError(
        `${where} must have weights of its own, got "${variable.name}" once more, which is in ${before.replace(/^[^:]*: /, "")} already`,
      );
    }
    owners.set(variable, where);
  }
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
    ways.forEach((cell, way) => {
      const place = `${where}: ${placeOf(l, way)}`;
      if (isCell(cell)) made(place, () => cell.variables);
      gatesOf(place, cell);
    });
    return ways;
  });
}

/** What errors call the cell of a layer and a way. */
export const placeOf = (layer: number, way: number): string =>
  `layer ${layer}${way ? ", backwards" : ""}`;

const isCell = (cell: unknown): cell is RecurrentCell =>
  typeof cell === "object" && cell !== null && "numUnits" in cell;

export const isLayer = (part: unknown): part is Layer =>
  typeof part === "function" && "variables" in part && "activation" in part;

export const isEmbedding = (part: unknown): part is Embedding =>
  typeof part === "function" && "variables" in part && !("activation" in part);
