import { relu, tanh } from "../autograd/operations/index.js";
import { BasicRNNCell } from "../cells/basic-rnn-cell.js";
import { GRUCell } from "../cells/gru-cell.js";
import { LSTMCell } from "../cells/lstm-cell.js";
import type { RecurrentCell } from "./gates.js";
import { placeOf } from "./model-parts.js";

/**
 * Refuses cells that no `nn.RNN`, `nn.LSTM` or `nn.GRU` consists of.
 * @param layers the lowest first; each with its cell, or those of both directions.
 * @throws RangeError for cells that PyTorch has no network of.
 */
export function checkPyTorchLayers(
  operation: string,
  layers: readonly (readonly RecurrentCell[])[],
): void {
  const places = layers.flatMap((cells, l) =>
    cells.map((cell, way) => [placeOf(l, way), cell, l] as const),
  );
  for (const [place, cell] of places) {
    const refused = refusal(cell);
    if (refused) throw new RangeError(`${operation}: ${place} must be ${refused}`);
  }
  const [[first]] = layers;
  const wanted = alike(first, layers[0].length);
  for (const [place, cell, l] of places) {
    const got = alike(cell, layers[l].length);
    if (got !== wanted) {
      throw new RangeError(`${operation}: expected ${place} to be ${wanted}, got ${got}`);
    }
    const inputSize = l === 0 ? first.inputSize : layers[0].length * first.outputSize;
    if (cell.inputSize === inputSize) continue;
    throw new RangeError(
      `${operation}: expected ${place} to take ${inputSize} features, got ${cell.inputSize}`,
    );
  }
}

/** What PyTorch wants to be the same in all layers. */
function alike(
  { constructor, numUnits, outputSize, dtype, activation }: RecurrentCell,
  ways: number,
): string {
  const kind = constructor.name.replace("Basic", "").replace("Cell", "");
  const projected = outputSize === numUnits ? "" : `, projected to ${outputSize}`;
  const how = activation === tanh ? "" : " with relu";
  return `${kind}${how} of ${numUnits} units${projected} in ${dtype}, ${ways === 1 ? "one direction" : "both directions"}`;
}

/** What a cell must be and is not. */
function refusal(cell: RecurrentCell): string | undefined {
  if (cell instanceof GRUCell && !cell.resetAfter) {
    return "a GRU with resetAfter, got one that resets before its product, which PyTorch does not have";
  }
  if (cell instanceof LSTMCell && cell.usePeepholes) {
    return "an LSTM without peepholes, which PyTorch does not have, got one with them";
  }
  if (cell instanceof LSTMCell && (cell.cellClip ?? cell.projClip) !== undefined) {
    return "an LSTM without clips, which PyTorch does not have, got one with them";
  }
  const { activation } = cell;
  if (activation === tanh || (cell instanceof BasicRNNCell && activation === relu))
    return undefined;
  return `one with tanh${cell instanceof BasicRNNCell ? " or relu" : ""}, which is all that PyTorch has, got one with ${activation.name || "another activation"}`;
}
