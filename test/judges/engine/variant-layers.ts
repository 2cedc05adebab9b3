import {
  BasicLSTMCell,
  BasicRNNCell,
  DropoutWrapper,
  GRUCell,
  ResidualWrapper,
  tensor,
  type Cell,
  type DType,
  type State,
  type Tensor,
  type Variable,
} from "../../../src/index.js";
import { numbersOf, variants, type LayerCase, type VariantCase } from "../variants.js";

/** A layer with its variables and first state by name. */
export interface Layer {
  readonly place: string;
  readonly cell: Cell<any>;
  readonly variables: Readonly<Record<string, Variable>>;
  readonly state: Readonly<Record<string, Tensor>>;
}

/** The layers of each direction, or of the only one. */
export function layersOf(given: VariantCase, batch: number, dtype: DType): Layer[][] {
  const directions: Record<string, readonly LayerCase[]> =
    "layers" in given ? { layer: given.layers } : { fw: given.fw, bw: given.bw };
  return Object.entries(directions).map(([name, layers]) =>
    layers.map((layer, n) => layerOf(layer, `${name} ${n}`, batch, dtype)),
  );
}

function layerOf(given: LayerCase, place: string, batch: number, dtype: DType): Layer {
  const { weights, state } = numbersOf(given, batch);
  const read = (named: typeof weights) =>
    Object.fromEntries(Object.entries(named).map(([name, x]) => [name, tensor(x, dtype)]));
  const inner = cellOf(given, read(weights));
  const dropping = given.dropout ? new DropoutWrapper(inner, given.dropout) : inner;
  const cell = given.residual ? new ResidualWrapper(dropping) : dropping;
  const names = Object.keys(weights);
  const variables = Object.fromEntries(inner.variables.map((made, i) => [names[i], made]));
  return { place, cell, variables, state: read(state) };
}

function cellOf(given: LayerCase, weights: Record<string, Tensor>): Cell<any> {
  const { kind, numUnits, resetAfter = true } = given;
  if (kind === "rnn") return new BasicRNNCell(numUnits, weights);
  if (kind === "lstm") {
    return new BasicLSTMCell(numUnits, { ...weights, forgetBias: variants.forgetBias });
  }
  const { gatesKernel, gatesBias, candidateKernel, candidateBias, recurrentBias } = weights;
  return new GRUCell(numUnits, {
    gates: { kernel: gatesKernel, bias: gatesBias },
    candidate: { kernel: candidateKernel, bias: candidateBias, recurrentBias },
    resetAfter,
  });
}

/** The state of a layer as its cell has it: h alone, or with its c. */
export const asState = ({ c, h }: Readonly<Record<string, Tensor>>): State => (c ? { c, h } : h);

/** The numbers of all layers by name: "kernel of layer 0". */
export function named<T>(
  layers: readonly Layer[],
  of: (layer: Layer, n: number) => Readonly<Record<string, T>>,
): Record<string, T> {
  const entries = layers.flatMap((layer, n) =>
    Object.entries(of(layer, n)).map(([name, x]) => [`${name} of ${layer.place}`, x]),
  );
  return Object.fromEntries(entries);
}
