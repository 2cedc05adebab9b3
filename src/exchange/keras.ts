import { checkTensors } from "../formats/variables-by-name.js";
import { GRUCell } from "../cells/gru-cell.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { gateColumns } from "./gate-columns.js";
import type { RecurrentCell } from "./gates.js";
import { kerasCells, kerasKind } from "./keras-layers.js";
import { kerasName, nameAmong, type KerasPath } from "./keras-names.js";
import { mapParts, type ModelParts } from "./model-parts.js";
import { fromTensors, toTensors, whole, type WeightPlace } from "./weight-place.js";

/** Keras's gates in its order, by the engine's letters: i, f, c, o and z, r, h as it calls them. */
const ORDERS = [["h"], ["i", "f", "j", "o"], ["u", "r", "c"]] as const;

/** A tensor of a model of Keras, and where it is there. */
type KerasPlace = WeightPlace & { readonly path: KerasPath };

/**
 * The weights of a model of Keras whose layers have the parts' names, by their paths: `SimpleRNN`, `LSTM`
 * or `GRU` (with `reset_after` as it is here), of two cells `Bidirectional`, of a fully connected layer
 * `Dense`, of an embedding `Embedding`. `{ lstm: [cell], head }` makes `lstm/lstm_cell/kernel`,
 * `head/kernel` and so on, which `variable.assign` takes by `variable.path`; the map, as long as it keeps its
 * order (a file sorts by name), is what `set_weights` takes. Keras numbers the layers inside of several
 * `Bidirectional` unless they are named: say `Bidirectional(LSTM(8, name="lstm"), name="both")`, or
 * `name="simple_rnn"` and `name="gru"` for the others. Each recurrent layer is a part of its own. Keras puts the name of a `Sequential` or
 * of a class of models before: a part `"sequential/lstm"` has it too, and "" has no layer's name.
 *
 * The forget bias of an LSTM goes into its bias. Activations are not among the weights: say them there, if
 * they are not tanh; `recurrent_activation` must be the sigmoid, which in TensorFlow.js it is not by itself.
 * With `reset_after` a GRU has a second bias of z and r, zero here; that it is trained too is as in PyTorch.
 * @throws TypeError or RangeError for what is no part, and for cells that Keras has no layer of: LSTMs with
 * peepholes, a projection or clips; several layers in one part; two directions that are not alike.
 * @throws Error for a part whose weights are not made yet.
 */
export function toKeras(parts: ModelParts): ReadonlyMap<string, Tensor> {
  return toTensors(placesOf("toKeras", parts));
}

/**
 * Gives a model's parts such weights, all of them or, when something does not fit, nothing. A name may be
 * longer than that of `toKeras`, and a layer inside a `Bidirectional` called as one likes; the names of
 * Keras 2 and TensorFlow.js are read as well (a part is called as the layer there: `lstm_LSTM1`). Of a GRU
 * with `resetAfter` the two biases of a gate become one, but those of its candidate.
 * @throws RangeError naming the tensor: missing, of another shape or dtype, one too many, or not to be told
 * from another; and what `toKeras` throws.
 */
export function fromKeras(tensors: ReadonlyMap<string, Tensor>, parts: ModelParts): void {
  checkTensors("fromKeras", tensors);
  const names = [...tensors.keys()];
  const owners = new Map<string, string>();
  const places = placesOf("fromKeras", parts).map((place) => {
    const name = nameAmong("fromKeras", names, place.path) ?? place.name;
    const owner = owners.get(name);
    if (owner !== undefined) {
      throw new RangeError(
        `fromKeras: expected a tensor ${owner} and a tensor ${place.name}, got ${name} for both`,
      );
    }
    owners.set(name, place.name);
    return { ...place, name };
  });
  fromTensors("fromKeras", places, tensors);
}

function placesOf(operation: string, parts: ModelParts): KerasPlace[] {
  const places = mapParts<KerasPlace[]>(operation, parts, {
    recurrent: (layer, layers) => {
      const where = layer === "" ? operation : `${operation}: part ${JSON.stringify(layer)}`;
      const cells = kerasCells(where, layers);
      const ways = cells.length === 1 ? [undefined] : (["forward", "backward"] as const);
      return cells.flatMap((cell, n) => placesOfCell(operation, cell, { layer, way: ways[n] }));
    },
    fullyConnected: (layer, { variables: [kernel, bias] }) => [
      asItStands({ layer, weight: "kernel" }, kernel),
      asItStands({ layer, weight: "bias" }, bias),
    ],
    embedding: (layer, { variables: [table] }) => [
      asItStands({ layer, weight: "embeddings" }, table),
    ],
  });
  return places.flat();
}

const asItStands = (path: KerasPath, variable: Variable): KerasPlace => ({
  ...whole(kerasName(path), variable),
  path,
});

/** The tensors of one direction. */
function placesOfCell(
  operation: string,
  cell: RecurrentCell,
  of: Pick<KerasPath, "layer" | "way">,
): KerasPlace[] {
  const { dtype, outputSize } = cell;
  const features = cell.inputSize!;
  const gates = gateColumns(operation, cell, ORDERS);
  const kind = kerasKind(cell);
  const place = (weight: string, rest: Omit<WeightPlace, "name" | "dtype">): KerasPlace => {
    const path = { ...of, kind, weight };
    return { ...rest, dtype, name: kerasName(path), path };
  };
  const product = (weight: string, from: number, rows: number): KerasPlace =>
    place(weight, {
      shape: [rows, gates.count],
      at: (row, column) => gates.kernel(from + row, column),
    });
  const hasTwoBiases = cell instanceof GRUCell && cell.resetAfter;
  return [
    product("kernel", 0, features),
    product("recurrent_kernel", features, outputSize),
    hasTwoBiases
      ? place("bias", {
          shape: [2, gates.count],
          at: (row, column) => (row === 0 ? gates.bias(column) : gates.recurrentBias(column)),
          addedTo: (row, column) =>
            row === 0 || gates.recurrentBias(column) ? undefined : gates.bias(column),
        })
      : place("bias", { shape: [gates.count], at: gates.bias, constant: gates.constant }),
  ];
}
