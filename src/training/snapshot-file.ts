import { fromSafetensors, toSafetensors } from "../formats/safetensors.js";
import type { State } from "../cells/state.js";
import type { OptimizerState } from "../optimizers/resumable-optimizer.js";
import { checkRandomState, type RandomState } from "../tensor/random.js";
import { Tensor } from "../tensor/tensor.js";
import type { Snapshot } from "./snapshot.js";

const OPERATION = "Checkpoint.fromBytes";
const FORMAT = "unrolled checkpoint 1";
/** No state of cells made of cells is built as deep as this. */
const DEEPEST = 100;

/** How a state is built: a number for each tensor, in the order in which they are kept. */
type Structure = number | readonly Structure[] | { readonly [name: string]: Structure };

/** A snapshot as a file of the format safetensors: numbers as tensors, the rest as JSON in its metadata. */
export function snapshotToBytes(snapshot: Snapshot): Uint8Array {
  const { variables, optimizer, randoms, state, step } = snapshot;
  const tensors = new Map<string, Tensor>();
  variables.forEach(({ name, value }, n) => tensors.set(`variables/${n}/${name}`, value));
  optimizer?.memory.forEach((lists, n) =>
    lists.forEach((list, k) => tensors.set(`optimizer/${n}/${k}`, new Tensor(list, [list.length]))),
  );
  let parts = 0;
  const structureOf = (part: State): Structure => {
    if (part instanceof Tensor) {
      tensors.set(`state/${parts}`, part);
      return parts++;
    }
    if (Array.isArray(part)) return (part as readonly State[]).map(structureOf);
    const entries = Object.entries(part as { readonly [name: string]: State });
    return Object.fromEntries(entries.map(([name, inner]) => [name, structureOf(inner)]));
  };
  const json: Record<string, unknown> = { step, randoms };
  if (state !== undefined) json.state = structureOf(state);
  if (optimizer) {
    const { memory, learningRate, ...rest } = optimizer;
    // A schedule is code, which a file does not hold: who goes on brings it along.
    const rate = typeof learningRate === "function" ? undefined : learningRate;
    json.optimizer = { ...rest, learningRate: rate, memory: memory.map(({ length }) => length) };
  }
  return toSafetensors(tensors, { format: FORMAT, training: JSON.stringify(json) });
}

/**
 * The snapshot that a file holds.
 * @throws RangeError for a file that is not whole, or not one of a checkpoint.
 */
export function snapshotFromBytes(bytes: Uint8Array): Snapshot {
  const { tensors, metadata } = fromSafetensors(bytes);
  const refuse = (expected: string, got: unknown): never => {
    throw new RangeError(`${OPERATION}: expected ${expected}, got ${String(got)}`);
  };
  if (metadata.get("format") !== FORMAT) {
    refuse(`a file whose metadata say "${FORMAT}"`, metadata.get("format") ?? "none that do");
  }
  const left = new Map(tensors);
  const take = (name: string): Tensor => {
    const tensor = left.get(name);
    if (tensor === undefined) return refuse(`a tensor ${name}`, "none of that name");
    left.delete(name);
    return tensor;
  };
  const { step, randoms, optimizer, state } = trainingIn(metadata.get("training"), refuse);
  const build = (structure: Structure, depth = 0): State => {
    if (typeof structure === "number") return take(`state/${structure}`);
    if (depth > DEEPEST) return refuse("a state", `one that is built more than ${DEEPEST} deep`);
    if (typeof structure !== "object" || structure === null) {
      return refuse("a state built of lists and records of tensors", JSON.stringify(structure));
    }
    if (Array.isArray(structure)) {
      return (structure as readonly Structure[]).map((inner) => build(inner, depth + 1));
    }
    const entries = Object.entries(structure as { readonly [name: string]: Structure });
    return Object.fromEntries(entries.map(([name, inner]) => [name, build(inner, depth + 1)]));
  };
  const snapshot: Snapshot = {
    variables: variablesIn([...tensors.keys()]).map(([place, name]) => ({
      name,
      value: take(place),
    })),
    optimizer: optimizer && {
      ...optimizer,
      memory: optimizer.memory.map((lists, n) =>
        Array.from({ length: lists }, (_, k) => take(`optimizer/${n}/${k}`).data),
      ),
    },
    randoms,
    state: state === undefined ? undefined : build(state),
    step,
  };
  if (left.size > 0) refuse("no tensors besides those of a checkpoint", [...left.keys()].join());
  return snapshot;
}

/** The variables' tensors, with the variables' names, in their order. */
function variablesIn(places: readonly string[]): [place: string, name: string][] {
  const found = places.flatMap((place): [number, string, string][] => {
    const [, n, name] = /^variables\/(\d+)\/(.*)$/s.exec(place) ?? [];
    return n === undefined ? [] : [[Number(n), place, name]];
  });
  return found.sort(([a], [b]) => a - b).map(([, place, name]) => [place, name]);
}

/** What the metadata say, as far as it can be wrong. */
interface Training {
  readonly step: number;
  readonly randoms: readonly RandomState[];
  readonly optimizer?: Omit<OptimizerState, "memory"> & { readonly memory: readonly number[] };
  readonly state?: Structure;
}

function trainingIn(
  text: string | undefined,
  refuse: (expected: string, got: unknown) => never,
): Training {
  let training: Training;
  try {
    training = JSON.parse(text ?? "") as Training;
  } catch {
    return refuse("metadata that tell of the training, in JSON", text?.slice(0, 40) ?? "none");
  }
  const { step, randoms, optimizer } = training ?? {};
  if (!Number.isSafeInteger(step) || step < 0) refuse("a step of 0 or more", step);
  if (!Array.isArray(randoms)) refuse("a list of streams of random numbers", typeof randoms);
  for (const random of randoms) checkRandomState(OPERATION, random);
  const isOptimizer =
    optimizer === undefined ||
    (typeof optimizer === "object" &&
      optimizer !== null &&
      typeof optimizer.optimizer === "string" &&
      typeof optimizer.settings === "object" &&
      optimizer.settings !== null &&
      (optimizer.learningRate === undefined || typeof optimizer.learningRate === "number") &&
      Number.isSafeInteger(optimizer.updates) &&
      optimizer.updates >= 0 &&
      Array.isArray(optimizer.memory) &&
      optimizer.memory.every((lists) => Number.isSafeInteger(lists) && lists >= 0 && lists < 16));
  if (!isOptimizer) refuse("an optimizer's state", JSON.stringify(optimizer));
  return training;
}
