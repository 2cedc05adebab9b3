import { LSTMCell } from "../cells/lstm-cell.js";
import { gateColumns } from "../exchange/gate-columns.js";
import type { RecurrentCell } from "../exchange/gates.js";
import { toTensors, type WeightPlace } from "../exchange/weight-place.js";
import { concat, reshape } from "../autograd/operations/index.js";
import type { Tensor } from "../tensor/tensor.js";

/** ONNX's gates in its order, by the engine's letters: i, o, f, c and z, r, h as it calls them. */
const ORDERS = [["h"], ["i", "o", "f", "j"], ["u", "r", "c"]] as const;

/** What ONNX calls the weights of a recurrent node. */
export interface RecurrentWeights {
  /** `[ways, gates · units, features]` */
  readonly W: Tensor;
  /** `[ways, gates · units, units]` */
  readonly R: Tensor;
  /** The bias beside x, then that beside h: `[ways, 2 · gates · units]`. */
  readonly B: Tensor;
  /** The peepholes of an LSTM, in the order i, o, f: `[ways, 3 · units]`. */
  readonly P?: Tensor;
}

/** The weights of a node, of each way's cell one after the other. */
export function recurrentWeights(where: string, cells: readonly RecurrentCell[]): RecurrentWeights {
  const each = cells.map((cell) => weightsOf(where, cell));
  const all = (name: keyof RecurrentWeights): Tensor => {
    const parts = each.map((weights) => weights[name]!);
    return concat(
      parts.map((part) => reshape(part, [1, ...part.shape])),
      0,
    );
  };
  const weights = { W: all("W"), R: all("R"), B: all("B") };
  return each[0].P ? { ...weights, P: all("P") } : weights;
}

function weightsOf(where: string, cell: RecurrentCell): RecurrentWeights {
  const { numUnits: units, dtype } = cell;
  const features = cell.inputSize!;
  const gates = gateColumns(where, cell, ORDERS);
  const product = (name: string, from: number, columns: number): WeightPlace => ({
    name,
    shape: [gates.count, columns],
    dtype,
    at: (row, column) => gates.kernel(from + column, row),
  });
  const besideH = (n: number) => n - gates.count;
  const made = toTensors([
    product("W", 0, features),
    product("R", features, units),
    {
      name: "B",
      shape: [2 * gates.count],
      dtype,
      at: (n) => (n < gates.count ? gates.bias(n) : gates.recurrentBias(besideH(n))),
      constant: (n) => (n < gates.count ? 0 : gates.constant(besideH(n))),
    },
  ]);
  const [W, R, B] = made.values();
  if (!(cell instanceof LSTMCell && cell.usePeepholes)) return { W, R, B };
  const [i, f, o] = cell.peepholes;
  return { W, R, B, P: concat([i, o, f], 0) };
}
