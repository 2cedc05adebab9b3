import { BasicRNNCell } from "../cells/basic-rnn-cell.js";
import type { Cell } from "../cells/cell.js";
import { DropoutWrapper } from "../cells/dropout-wrapper.js";
import { GRUCell } from "../cells/gru-cell.js";
import { LSTM } from "../cells/lstm.js";
import { MultiRNNCell } from "../cells/multi-rnn-cell.js";
import { ResidualWrapper } from "../cells/residual-wrapper.js";
import type { State } from "../cells/state.js";
import type { RecurrentCell } from "../exchange/gates.js";
import { inWords } from "../tensor/arguments.js";
import type { Network, Sequence } from "./network.js";
import { addRecurrentNode, operatorOf, type Direction } from "./recurrent-node.js";

/** A layer: a cell, whatever it is made of, or those of both directions. */
export type OnnxLayer = Cell<State> | readonly [forward: Cell<State>, backward: Cell<State>];

/**
 * Adds the layers of a recurrent network, the lowest first.
 * @throws TypeError for what is no cell of the engine, RangeError for sizes that do not fit and for cells
 * that ONNX has no operator of.
 */
export function addRecurrentPart(
  network: Network,
  where: string,
  part: string,
  layers: readonly OnnxLayer[],
  input: Sequence,
): Sequence {
  if (layers.length === 0) throw new RangeError(`${where} must have a layer or more, got none`);
  return Array.from(layers).reduce<Sequence>((below, layer, l) => {
    const [at, name] = [`${where}: layer ${l}`, `${part}.${l}`];
    if (!Array.isArray(layer)) {
      return addCell(network, at, name, layer as Cell<State>, "forward", below);
    }
    if (layer.length !== 2) {
      throw new RangeError(`${at} must be a cell, or two for both directions, got ${layer.length}`);
    }
    return addBothWays(network, at, name, layer as unknown as Pair, below);
  }, input);
}

type Pair = readonly [forward: Cell<State>, backward: Cell<State>];

/** One node for two cells that are alike, as ONNX has it; else one chain of nodes for each direction. */
function addBothWays(
  network: Network,
  where: string,
  name: string,
  [forward, backward]: Pair,
  below: Sequence,
): Sequence {
  const [fw, bw] = [`${where}, forwards`, `${where}, backwards`];
  if (isPlain(forward) && isPlain(backward)) {
    checkSize(fw, forward, below);
    checkSize(bw, backward, below);
    if (settings(fw, forward) === settings(bw, backward)) {
      const cells = [forward, backward];
      return addRecurrentNode(network, where, name, cells, "bidirectional", below);
    }
  }
  const ways = [
    addCell(network, fw, `${name}.forward`, forward, "forward", below),
    addCell(network, bw, `${name}.backward`, backward, "reverse", below),
  ];
  const { graph } = network;
  const x = graph.add(
    `${name}.outputs`,
    "Concat",
    ways.map((way) => way.x),
    { axis: 2 },
  );
  const sizes = ways.map(({ size }) => size);
  return { x, size: sizes[0] + sizes[1], hs: ways.flatMap(({ hs }) => hs) };
}

/** A cell and all that it is made of, in one direction. */
function addCell(
  network: Network,
  where: string,
  name: string,
  cell: Cell<State>,
  direction: Direction,
  below: Sequence,
): Sequence {
  // What a model that has been trained drops is nothing.
  if (cell instanceof DropoutWrapper) {
    return addCell(network, where, name, cell.cell, direction, below);
  }
  if (cell instanceof ResidualWrapper) {
    const made = addCell(network, where, name, cell.cell, direction, below);
    const shortcut = network.withoutPadding(`${name}.shortcut`, below.x);
    return { ...made, x: network.graph.add(`${name}.sum`, "Add", [made.x, shortcut]) };
  }
  if (cell instanceof MultiRNNCell) {
    return (cell.cells as readonly Cell<State>[]).reduce(
      (under, each, l) =>
        addCell(network, `${where}, cell ${l}`, `${name}.${l}`, each, direction, under),
      below,
    );
  }
  if (isPlain(cell)) {
    checkSize(where, cell, below);
    return addRecurrentNode(network, where, name, [cell], direction, below);
  }
  throw new TypeError(`${where} must be a cell of the engine, got ${inWords(cell)}`);
}

const isPlain = (cell: unknown): cell is RecurrentCell =>
  cell instanceof LSTM || cell instanceof GRUCell || cell instanceof BasicRNNCell;

/** What must be the same in both directions of one node. */
const settings = (where: string, cell: RecurrentCell): string =>
  JSON.stringify([
    operatorOf(where, cell),
    cell.numUnits,
    "usePeepholes" in cell && cell.usePeepholes,
  ]);

function checkSize(where: string, cell: RecurrentCell, { size }: Sequence): void {
  if (cell.inputSize === size || cell.inputSize === undefined) return;
  throw new RangeError(
    `${where} must take the ${size} numbers that come before it, got one for ${cell.inputSize}`,
  );
}
