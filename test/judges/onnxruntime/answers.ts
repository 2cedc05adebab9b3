import {
  reshape,
  stack,
  tensor,
  unstack,
  type NestedNumbers,
  type Tensor,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import type { Kind } from "./kinds.js";
import { runOperator } from "./operator.js";
import type { Question } from "./question.js";
import { runEngine } from "./run.js";

/** The last outputs `[batch, time, units of all ways]`, and the last states by layer and way. */
export function askEngine({ direction, layers, inputs, lengths }: Question): Answer {
  const unread = inputs.data.slice();
  const [, time, features] = inputs.shape;
  // The engine must not look at padding, whatever stands there.
  lengths?.forEach((length, n) => {
    unread.fill(NaN, (n * time + length) * features, (n + 1) * time * features);
  });
  const given = reshape(tensor([...unread]), inputs.shape);
  const { outputs, states } = runEngine(layers, direction, given, lengths);
  const named = states.flatMap((ways, l) =>
    ways.flatMap(({ h, c }, way) => [
      [`h of layer ${l}, way ${way}`, h] as const,
      ...(c ? [[`c of layer ${l}, way ${way}`, c] as const] : []),
    ]),
  );
  return { outputs, ...Object.fromEntries(named) };
}

/** onnxruntime's answer to the same: a node for each layer, both directions in one. */
export async function askOnnx({
  kind,
  direction,
  layers,
  units,
  inputs,
  lengths,
}: Question): Promise<Answer> {
  const { operator, activations, attributes } = kind;
  const settings = {
    hidden_size: units,
    direction,
    ...attributes,
    ...(activations && { activations: layers[0].flatMap(() => activations) }),
  };
  const named: Record<string, Tensor> = {};
  let outputs = inputs;
  for (const [l, ways] of layers.entries()) {
    const X = stack(unstack(outputs, 1), 0);
    const { Y, ...last } = await runLayer(operator, settings, X, ways, lengths);
    outputs = sideBySide(Y);
    for (const [name, states] of Object.entries<Tensor>(last)) {
      unstack(states).forEach((state, way) => {
        named[`${name.slice(-1)} of layer ${l}, way ${way}`] = state;
      });
    }
  }
  return { outputs, ...named };
}

/** One node, on `[time, batch, features]`. */
function runLayer(
  operator: Kind["operator"],
  settings: Parameters<typeof runOperator>[1],
  X: Tensor,
  ways: Question["layers"][number],
  sequence_lens: readonly number[] | undefined,
) {
  const all = (part: (way: (typeof ways)[number]) => NestedNumbers | undefined) => {
    const parts = ways.map(part);
    return parts.includes(undefined) ? undefined : tensor(parts as NestedNumbers);
  };
  const given = {
    X,
    W: all(({ weights }) => weights.W),
    R: all(({ weights }) => weights.R),
    B: all(({ weights }) => weights.B),
    sequence_lens,
    initial_h: all(({ start }) => start?.h.toArray()),
  };
  const made = { Y: 4, Y_h: 3 };
  if (operator !== "LSTM") return runOperator(operator, settings, given, made);
  const initial_c = all(({ start }) => start?.c!.toArray());
  const P = all(({ weights }) => weights.P);
  return runOperator(operator, settings, { ...given, initial_c, P }, { ...made, Y_c: 3 });
}

/** `[time, ways, batch, units]` as `[batch, time, units of all ways]`. */
function sideBySide(Y: Tensor): Tensor {
  const steps = Y.toArray() as number[][][][];
  return tensor(steps[0][0].map((_, n) => steps.map((ways) => ways.flatMap((rows) => rows[n]))));
}
