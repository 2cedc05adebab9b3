import type { Tensor } from "../tensor/tensor.js";
import { gatesOf, projectionOf, type Gate, type RecurrentCell } from "./gates.js";
import { checkPyTorchLayers } from "./pytorch-layers.js";
import { fromTensors, toTensors, type Weight, type WeightPlace } from "./weight-place.js";

/** A layer: its cell, or those of both directions. */
export type RecurrentLayer =
  RecurrentCell | readonly [forward: RecurrentCell, backward: RecurrentCell];

/** PyTorch's gates in its order, by the engine's letters: i, f, g, o and r, z, n as it calls them. */
const ORDERS = [["h"], ["i", "f", "j", "o"], ["r", "u", "c"]] as const;

/**
 * The weights of cells as the state dict of PyTorch's `nn.RNN`, `nn.LSTM` or `nn.GRU` (with `num_layers`,
 * `bidirectional` and `proj_size` as they are here): `weight_ih_l0`, `bias_hh_l1_reverse` and so on. The
 * forget bias of an LSTM goes into the second of its two biases. `nn.RNN` wants its `nonlinearity` said
 * there, if it is not tanh.
 * @param layers the lowest first.
 * @param prefix before every name: `"lstm."`.
 * @throws TypeError or RangeError for cells that PyTorch has no such network of: of several kinds or sizes,
 * GRUs that reset before the product, LSTMs with peepholes or clips.
 */
export function toPyTorch(
  layers: readonly RecurrentLayer[],
  prefix = "",
): ReadonlyMap<string, Tensor> {
  return toTensors(placesOf("toPyTorch", layers, prefix));
}

/**
 * Gives cells the weights of such a state dict, all of it or, when something does not fit, nothing. The two
 * biases become one, but those beside a GRU's candidate.
 * @throws RangeError naming the tensor: missing, of another shape or dtype, or one too many; and what
 * `toPyTorch` throws.
 */
export function fromPyTorch(
  tensors: ReadonlyMap<string, Tensor>,
  layers: readonly RecurrentLayer[],
  prefix = "",
): void {
  fromTensors("fromPyTorch", placesOf("fromPyTorch", layers, prefix), tensors);
}

function placesOf(
  operation: string,
  layers: readonly RecurrentLayer[],
  prefix: string,
): WeightPlace[] {
  const each = layers.map((layer): readonly RecurrentCell[] =>
    Array.isArray(layer) ? layer : [layer as RecurrentCell],
  );
  checkPyTorchLayers(operation, each);
  return each.flatMap((cells, l) =>
    cells.flatMap((cell, way) =>
      placesOfCell(operation, cell, (what) => `${prefix}${what}_l${l}${way ? "_reverse" : ""}`),
    ),
  );
}

/** The tensors of one direction of one layer. */
function placesOfCell(
  operation: string,
  cell: RecurrentCell,
  name: (what: string) => string,
): WeightPlace[] {
  const { numUnits: units, dtype } = cell;
  const byLetter = gatesOf(operation, cell);
  const order = ORDERS.find(({ length }) => length === Object.keys(byLetter).length)!;
  const gates = order.map((letter) => byLetter[letter]);
  const gateOf = (row: number): Gate => gates[Math.floor(row / units)];
  const features = cell.inputSize!;
  const product = (what: string, from: number, columns: number): WeightPlace => ({
    name: name(what),
    shape: [gates.length * units, columns],
    dtype,
    at: (row, column) => {
      const { kernel, block } = gateOf(row);
      return [kernel, (from + column) * kernel.shape[1] + block * units + (row % units)];
    },
  });
  const biasOf = (row: number): Weight => {
    const { bias, block } = gateOf(row);
    return [bias, block * units + (row % units)];
  };
  const recurrentBiasOf = (row: number): Weight | undefined => {
    const { recurrentBias } = gateOf(row);
    return recurrentBias && [recurrentBias, row % units];
  };
  const bias = { shape: [gates.length * units], dtype };
  const projection = projectionOf(cell);
  const projected: WeightPlace[] = projection
    ? [
        {
          name: name("weight_hr"),
          shape: [cell.outputSize, units],
          dtype,
          at: (row, column) => [projection, column * cell.outputSize + row],
        },
      ]
    : [];
  return [
    product("weight_ih", 0, features),
    product("weight_hh", features, cell.outputSize),
    { ...bias, name: name("bias_ih"), at: biasOf },
    {
      ...bias,
      name: name("bias_hh"),
      at: recurrentBiasOf,
      constant: (row) => gateOf(row).constant,
      addedTo: (row) => (recurrentBiasOf(row) ? undefined : biasOf(row)),
    },
    ...projected,
  ];
}
