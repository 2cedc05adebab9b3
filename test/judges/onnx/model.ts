import {
  embedding,
  fullyConnected,
  logSoftmax,
  Random,
  randomNormal,
  relu,
  sigmoid,
  softmax,
  tanh,
  type Cell,
  type State,
  type Variable,
} from "../../../src/index.js";
import type { OnnxLayer, OnnxPart, OnnxParts, TensorFunction } from "../../../src/onnx/index.js";
import { makeCell } from "./cells.js";
import { areAlike } from "./kinds.js";
import type { FunctionName, LayerPlan, ModelPlan } from "./plan.js";

/** A cell, what the file calls its states, and as which of the ways that go by that name. */
export interface Way {
  readonly cell: Cell<State>;
  readonly name: string;
  readonly way: number;
}

/** A model of the engine. */
export interface Model {
  readonly plan: ModelPlan;
  readonly parts: OnnxParts;
  /** Of each recurrent part, by its name, the layers. */
  readonly networks: ReadonlyMap<string, readonly (readonly Way[])[]>;
}

const functions: Readonly<Record<FunctionName, TensorFunction>> = {
  tanh,
  sigmoid,
  relu,
  softmax,
  logSoftmax,
};

/** The plan's parts, with weights that its seed draws; each is called by its place and its kind. */
export function makeModel(plan: ModelPlan): Model {
  const { dtype, vocabulary, seed } = plan;
  const random = new Random(seed);
  const parts: Record<string, OnnxPart> = {};
  const networks = new Map<string, (readonly Way[])[]>();
  let size = plan.features;
  const drawn = <P extends { readonly variables: readonly Variable[] }>(part: P): P => {
    for (const variable of part.variables) draw(variable, random);
    return part;
  };
  if (vocabulary !== undefined) parts.letters = drawn(embedding(vocabulary, size, { dtype }));
  plan.parts.forEach((part, n) => {
    if (typeof part === "string") {
      parts[part === "last state" ? `last_${n}` : `${part}_${n}`] =
        part === "last state" ? part : functions[part];
      return;
    }
    if ("dense" in part) {
      const activation = part.activation && functions[part.activation];
      parts[`dense_${n}`] = drawn(
        fullyConnected(part.dense, { inputSize: size, dtype, activation }),
      );
      size = part.dense;
      return;
    }
    const name = `rnn_${n}`;
    const layers = part.layers.map((layer, l) => {
      const { stateIsTuple } = layer;
      const cells = layer.ways.map((way) =>
        drawn(makeCell(way, { inputSize: size, dtype, stateIsTuple })),
      );
      size = cells.reduce((sum, { outputSize }) => sum + outputSize, 0);
      return named(`${name}.${l}`, layer, cells);
    });
    networks.set(name, layers);
    parts[name] = layers.map((ways) => {
      const [forward, backward] = ways.map(({ cell }) => cell);
      return (backward ? [forward, backward] : forward) as OnnxLayer;
    });
  });
  return { plan, parts, networks };
}

/** Two directions that are alike have one name. */
function named(name: string, { ways }: LayerPlan, cells: readonly Cell<State>[]): Way[] {
  if (cells.length === 1) return [{ cell: cells[0], name, way: 0 }];
  const [fw, bw] = ways;
  const isOne =
    bw !== undefined &&
    "kind" in fw &&
    "kind" in bw &&
    areAlike(fw.kind, bw.kind) &&
    fw.units === bw.units;
  return ["forward", "backward"].map((direction, way) =>
    isOne
      ? { cell: cells[way], name, way }
      : { cell: cells[way], name: `${name}.${direction}`, way: 0 },
  );
}

/** Numbers of a size that neither fades nor grows from layer to layer. */
function draw({ shape, data }: Variable, random: Random): void {
  const stddev = shape.length === 1 ? 0.5 : 0.9 / Math.sqrt(shape[0]);
  data.set(randomNormal(shape, { seed: random, stddev, dtype: "float64" }).data);
}
