import { GRUCell } from "../cells/gru-cell.js";
import { LSTM } from "../cells/lstm.js";
import { LSTMCell } from "../cells/lstm-cell.js";
import type { RecurrentCell } from "./gates.js";
import { placeOf } from "./model-parts.js";

/**
 * The cell of the one layer that a recurrent part is in Keras, or those of both directions.
 * @throws RangeError for several layers, and for cells that Keras has no layer of.
 */
export function kerasCells(
  where: string,
  layers: readonly (readonly RecurrentCell[])[],
): readonly RecurrentCell[] {
  if (layers.length !== 1) {
    throw new RangeError(
      `${where} must be one layer, as SimpleRNN, LSTM and GRU of Keras are, got ${layers.length}: make a part of each`,
    );
  }
  const [cells] = layers;
  cells.forEach((cell, way) => {
    const refused = refusal(cell);
    if (refused) throw new RangeError(`${where}: ${placeOf(0, way)} must be ${refused}`);
    // Bidirectional makes its second layer of the first.
    const [wanted, got] = [alike(cells[0]), alike(cell)];
    if (got !== wanted || cell.activation !== cells[0].activation) {
      const another = got === wanted ? `${got} with another activation` : got;
      throw new RangeError(`${where}: expected ${placeOf(0, way)} to be ${wanted}, got ${another}`);
    }
  });
  return cells;
}

/** What Keras calls a layer of such cells. */
export function kerasKind(cell: RecurrentCell): string {
  if (cell instanceof GRUCell) return "gru";
  return cell instanceof LSTM ? "lstm" : "simple_rnn";
}

/** What a cell must be and is not. */
function refusal(cell: RecurrentCell): string | undefined {
  if (!(cell instanceof LSTMCell)) return undefined;
  const without = (what: string, it: string) =>
    `an LSTM without ${what}, which Keras does not have, got one with ${it}`;
  if (cell.usePeepholes) return without("peepholes", "them");
  if (cell.numProj !== undefined) return without("a projection", "it");
  return cell.cellClip === undefined ? undefined : without("clips", "them");
}

/** What is the same in both directions. */
function alike(cell: RecurrentCell): string {
  const kind = cell.constructor.name.replace("Basic", "").replace("Cell", "");
  const reset = cell instanceof GRUCell && cell.resetAfter ? " with resetAfter" : "";
  return `${kind}${reset} of ${cell.numUnits} units in ${cell.dtype} that takes ${cell.inputSize} features`;
}
