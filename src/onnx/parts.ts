import type { Cell } from "../cells/cell.js";
import type { State } from "../cells/state.js";
import { isEmbedding, isLayer, made, partEntries } from "../exchange/model-parts.js";
import type { Embedding } from "../layers/embedding.js";
import type { Layer } from "../layers/fully-connected.js";
import { inWords } from "../tensor/arguments.js";
import { formatShape } from "../tensor/shape.js";
import { Variable } from "../tensor/variable.js";
import type { TensorFunction } from "./functions.js";
import type { OnnxLayer } from "./recurrent-part.js";
import { checkText } from "./texts.js";

/**
 * A recurrent network by its layers, the lowest first, in which a cell may be made of others; an embedding;
 * a fully connected layer; one of the engine's functions tanh, sigmoid, relu, softmax and logSoftmax; or,
 * after a recurrent network, its last hidden state in place of its outputs: `[batch, units]`, those of
 * both directions side by side.
 */
export type OnnxPart = readonly OnnxLayer[] | Embedding | Layer | TensorFunction | "last state";

/** The parts of a model by their names, in the order in which they are applied. */
export type OnnxParts = Readonly<Record<string, OnnxPart>>;

export const isRecurrent = (part: OnnxPart): part is readonly OnnxLayer[] => Array.isArray(part);

/**
 * A model's parts and their names.
 * @throws TypeError for what is no part, RangeError for no part at all, an embedding that is not the first,
 * a last state of what has none, and names whose order JavaScript does not keep.
 */
export function readParts(operation: string, parts: OnnxParts): [name: string, part: OnnxPart][] {
  const entries = partEntries(operation, parts);
  entries.forEach(([name, part], n) => {
    const where = `${operation}: part ${JSON.stringify(name)}`;
    if (/^\d*$/.test(name)) {
      const why = name === "" ? "" : "; an object does not keep the order of numbers";
      throw new RangeError(
        `${operation}: expected names for the parts, got ${JSON.stringify(name)}${why}`,
      );
    }
    checkText(operation, "the name of a part", name);
    if (part !== "last state" && typeof part !== "function" && !Array.isArray(part)) {
      throw new TypeError(
        `${where} must be an array of recurrent layers, an embedding, a fully connected layer, a function or "last state", got ${inWords(part)}`,
      );
    }
    if (n === 0 && part !== "last state" && !hasWeights(part)) {
      throw new RangeError(`${where} must have weights, since it reads the input, got a function`);
    }
    if (n > 0 && isEmbedding(part)) {
      throw new RangeError(
        `${where} must be the first, since an embedding reads ids, got number ${n + 1}`,
      );
    }
    if (part === "last state" && !(n > 0 && isRecurrent(entries[n - 1][1]))) {
      throw new RangeError(
        `${where} must come after a recurrent network, got it ${n === 0 ? "first" : `after ${JSON.stringify(entries[n - 1][0])}`}`,
      );
    }
  });
  return entries;
}

const hasWeights = (part: OnnxPart): boolean =>
  isRecurrent(part) || isLayer(part) || isEmbedding(part);

/**
 * Everything that a part has learnt; what is no cell is told later, where it stands.
 * @throws Error when its weights are not made yet, TypeError for a function whose variables are not those
 * of the engine's layers: what it does with them nobody knows here.
 */
export function variablesOf(operation: string, name: string, part: OnnxPart): readonly Variable[] {
  if (!hasWeights(part)) return [];
  const where = `${operation}: part ${JSON.stringify(name)}`;
  const owners = isRecurrent(part) ? cellsOf(part) : [part as Layer | Embedding];
  const variables = made(where, () => owners.flatMap((owner) => owner?.variables ?? [])).filter(
    (variable) => variable instanceof Variable,
  );
  if (isRecurrent(part)) return variables;
  const [what, ranks] = isLayer(part) ? ["a kernel and a bias", "2,1"] : ["a table", "2"];
  if (variables.map(({ rank }) => rank).join() === ranks) return variables;
  const got = variables.map(({ shape }) => formatShape(shape)).join(", ") || "none";
  throw new TypeError(`${where} must be a layer of the engine, which has ${what}, got ${got}`);
}

/** How many numbers a part reads at each time step; of an embedding, how many ids there are. */
export function featuresOf(part: OnnxPart): number {
  if (isRecurrent(part)) return cellsOf(part)[0]?.inputSize ?? 0;
  return (part as Layer | Embedding).variables[0].shape[0];
}

/** Those of all layers and directions. */
const cellsOf = (layers: readonly OnnxLayer[]): readonly (Cell<State> | undefined)[] =>
  layers.flat() as readonly (Cell<State> | undefined)[];
