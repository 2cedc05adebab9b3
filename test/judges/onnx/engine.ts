import {
  bidirectionalDynamicRnn,
  concat,
  dynamicRnn,
  evaluationMode,
  MultiRNNCell,
  stack,
  stackBidirectionalDynamicRnn,
  Tensor,
  type Cell,
  type State,
} from "../../../src/index.js";
import { putTogether, takeApart } from "./cells.js";
import type { Model, Way } from "./model.js";
import type { Question } from "./question.js";

/** What a model makes, by the names in the file: `output`, and the last states `[ways, batch, units]`. */
export type Made = Readonly<Record<string, Tensor>>;

/** The outputs of layers, `[batch, time, units of all ways]`, and the states of each one's ways. */
interface Ran {
  readonly outputs: Tensor;
  readonly states: readonly (readonly State[])[];
}

/** What the engine makes of a question. */
export function runEngine({ plan, parts, networks }: Model, question: Question): Made {
  let x: any = question.input;
  const last = new Map<string, Tensor[]>();
  let hs: Tensor[] = [];
  evaluationMode(() => {
    for (const [name, part] of Object.entries(parts)) {
      if (typeof part === "function") x = part(x);
      else if (part === "last state") x = concat(hs, 1);
      else {
        const layers = networks.get(name)!;
        const { outputs, states } = runLayers(layers, x, question);
        x = outputs;
        layers.forEach((ways, l) =>
          ways.forEach((way, w) => {
            for (const [part, state] of takeApart(way.cell, states[l][w])) {
              const key = `${way.name}${part}_last`;
              last.set(key, [...(last.get(key) ?? []), state]);
            }
          }),
        );
        hs = layers.at(-1)!.map(({ cell }, w) => hOf(cell, states.at(-1)![w]));
      }
    }
  });
  const named = [...last].map(([name, ways]) => [name, stack(ways, 0)] as const);
  return { output: x, ...(plan.states && Object.fromEntries(named)) };
}

/** Layers of one way as a `MultiRNNCell`, those of both as a stack, and one by one where they are mixed. */
function runLayers(layers: readonly (readonly Way[])[], x: Tensor, question: Question): Ran {
  if (layers.length > 1 && layers.every((ways) => ways.length === 1)) {
    const cells = layers.map(([{ cell }]) => cell);
    const initialState = startsOf(layers, 0, question);
    const { outputs, state } = dynamicRnn<readonly State[]>(new MultiRNNCell(cells), x, {
      initialState,
      sequenceLength: question.lengths,
    });
    return { outputs, states: state.map((one) => [one]) };
  }
  if (layers.length > 1 && layers.every((ways) => ways.length === 2)) {
    const [cellsFw, cellsBw] = [0, 1].map((w) => layers.map((ways) => ways[w].cell));
    const [outputs, fw, bw] = stackBidirectionalDynamicRnn(cellsFw, cellsBw, x, {
      initialStatesFw: startsOf(layers, 0, question),
      initialStatesBw: startsOf(layers, 1, question),
      sequenceLength: question.lengths,
    });
    return { outputs, states: fw.map((state, l) => [state, bw[l]]) };
  }
  const states: (readonly State[])[] = [];
  let outputs = x;
  for (const ways of layers) {
    const ran = runLayer(ways, outputs, question);
    outputs = ran.outputs;
    states.push(ran.states[0]);
  }
  return { outputs, states };
}

function runLayer(ways: readonly Way[], x: Tensor, question: Question): Ran {
  const sequenceLength = question.lengths;
  const [start, startBw] = ways.map((way) => startsOf([[way]], 0, question)?.[0]);
  const [forward, backward] = ways.map(({ cell }) => cell);
  if (!backward) {
    const { outputs, state } = dynamicRnn(forward, x, { initialState: start, sequenceLength });
    return { outputs, states: [[state]] };
  }
  const [both, states] = bidirectionalDynamicRnn(forward, backward, x, {
    initialStateFw: start,
    initialStateBw: startBw,
    sequenceLength,
  });
  return { outputs: concat(both, 2), states: [states] };
}

/** The states that the cells of a way begin with, if the question has any. */
function startsOf(
  layers: readonly (readonly Way[])[],
  w: number,
  { states }: Question,
): readonly State[] | undefined {
  if (states.size === 0) return undefined;
  return layers.map((ways) => {
    const { cell, name, way } = ways[w];
    return putTogether(cell, (part) => states.get(name + part)![way]);
  });
}

/** The hidden state of a cell, of several the last one's. */
const hOf = (cell: Cell<State>, state: State): Tensor =>
  takeApart(cell, state).findLast(([name]) => name.endsWith(".h"))![1];
