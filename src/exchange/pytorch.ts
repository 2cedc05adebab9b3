import type { Tensor } from "../tensor/tensor.js";
import { gateColumns } from "./gate-columns.js";
import { projectionOf, type RecurrentCell } from "./gates.js";
import { mapParts, type ModelParts } from "./model-parts.js";
import { checkPyTorchLayers } from "./pytorch-layers.js";
import { fromTensors, toTensors, whole, type WeightPlace } from "./weight-place.js";

/** PyTorch's gates in its order, by the engine's letters: i, f, g, o and r, z, n as it calls them. */
const ORDERS = [["h"], ["i", "f", "j", "o"], ["r", "u", "c"]] as const;

/**
 * The state dict of a PyTorch module that has these parts as its attributes: `nn.RNN`, `nn.LSTM` or
 * `nn.GRU` (with `num_layers`, `bidirectional` and `proj_size` as they are here), `nn.Linear`,
 * `nn.Embedding`. `{ lstm: [cell], head }` makes `lstm.weight_ih_l0`, `head.weight` and so on; a part
 * named "" is the module itself. The forget bias of an LSTM goes into the second of its two biases.
 * Activations are not in a state dict: `nn.RNN` wants its `nonlinearity` said there, if it is relu.
 *
 * PyTorch adds up two biases where there is one here, and if both are trained, their sum moves twice as far
 * in every step. To go on there as here, keep `bias_hh_l*` as it is, by `requires_grad_(False)`; of a GRU only
 * its parts for r and z, by a hook that zeroes their gradient.
 * @throws TypeError or RangeError for what is no part, and for cells that PyTorch has no such network of:
 * of several kinds or sizes, GRUs that reset before the product, LSTMs with peepholes or clips,
 * activations but tanh and, in a basic cell, relu.
 * @throws Error for a part whose weights are not made yet.
 */
export function toPyTorch(parts: ModelParts): ReadonlyMap<string, Tensor> {
  return toTensors(placesOf("toPyTorch", parts));
}

/**
 * Gives a model's parts the weights of such a state dict, all of it or, when something does not fit,
 * nothing. The two biases become one, but those beside a GRU's candidate. A module without biases
 * (`bias=False`) does not fit: give it zeros.
 * @throws RangeError naming the tensor: missing, of another shape or dtype, or one too many; and what
 * `toPyTorch` throws.
 */
export function fromPyTorch(tensors: ReadonlyMap<string, Tensor>, parts: ModelParts): void {
  fromTensors("fromPyTorch", placesOf("fromPyTorch", parts), tensors);
}

function placesOf(operation: string, parts: ModelParts): WeightPlace[] {
  const within = (part: string) => (part === "" ? "" : `${part}.`);
  const places = mapParts<WeightPlace[]>(operation, parts, {
    recurrent: (part, layers) => {
      checkPyTorchLayers(
        part === "" ? operation : `${operation}: part ${JSON.stringify(part)}`,
        layers,
      );
      return layers.flatMap((cells, l) =>
        cells.flatMap((cell, way) =>
          placesOfCell(
            operation,
            cell,
            (what) => `${within(part)}${what}_l${l}${way ? "_reverse" : ""}`,
          ),
        ),
      );
    },
    fullyConnected: (part, { variables: [kernel, bias] }) => {
      const [features, outputs] = kernel.shape;
      const { dtype } = kernel;
      return [
        {
          name: `${within(part)}weight`,
          shape: [outputs, features],
          dtype,
          at: (row, column) => [kernel, column * outputs + row],
        },
        { name: `${within(part)}bias`, shape: [outputs], dtype, at: (row) => [bias, row] },
      ];
    },
    embedding: (part, { variables: [table] }) => [whole(`${within(part)}weight`, table)],
  });
  return places.flat();
}

/** The tensors of one direction of one layer. */
function placesOfCell(
  operation: string,
  cell: RecurrentCell,
  name: (what: string) => string,
): WeightPlace[] {
  const { numUnits: units, outputSize, dtype } = cell;
  const features = cell.inputSize!;
  const gates = gateColumns(operation, cell, ORDERS);
  // What is a column here is a row there.
  const product = (what: string, from: number, columns: number): WeightPlace => ({
    name: name(what),
    shape: [gates.count, columns],
    dtype,
    at: (row, column) => gates.kernel(from + column, row),
  });
  const bias = { shape: [gates.count], dtype };
  const projection = projectionOf(cell);
  const projected: WeightPlace[] = projection
    ? [
        {
          name: name("weight_hr"),
          shape: [outputSize, units],
          dtype,
          at: (row, column) => [projection, column * outputSize + row],
        },
      ]
    : [];
  return [
    product("weight_ih", 0, features),
    product("weight_hh", features, outputSize),
    { ...bias, name: name("bias_ih"), at: gates.bias },
    {
      ...bias,
      name: name("bias_hh"),
      at: gates.recurrentBias,
      constant: gates.constant,
      addedTo: (row) => (gates.recurrentBias(row) ? undefined : gates.bias(row)),
    },
    ...projected,
  ];
}
