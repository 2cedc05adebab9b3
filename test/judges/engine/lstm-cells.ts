import { BasicLSTMCell, LSTMCell, tensor, type DType, type Variable } from "../../../src/index.js";
import { cases } from "../cases.js";

/** What there may be of an LSTM. */
export interface LSTMVariation {
  readonly forgetBias?: number;
  readonly peepholes?: boolean;
  readonly clips?: boolean;
  readonly projection?: boolean;
}

/** What a variation is given: with a projection some things have other shapes. */
export const givenFor = ({ projection }: LSTMVariation) => ({
  ...cases.lstm,
  outputWeights: cases.recurrence.outputWeights,
  ...(projection && cases.lstm.projection),
});

/** A cell, `BasicLSTMCell` where it will do, and its variables by name. */
export function lstmCell(dtype: DType, variation: LSTMVariation) {
  const read = (values: typeof cases.lstm.kernel) => tensor(values, dtype);
  const { kernel, bias, ...given } = givenFor(variation);
  const { forgetBias = given.forgetBias, peepholes, clips, projection } = variation;
  const options = { kernel: read(kernel), bias: read(bias), forgetBias };
  if (!peepholes && !clips && !projection) {
    return new BasicLSTMCell(given.numUnits, options);
  }
  const { i, f, o } = given.peepholes;
  return new LSTMCell(given.numUnits, {
    ...options,
    usePeepholes: peepholes ?? false,
    ...(peepholes && { peepholes: { i: read(i), f: read(f), o: read(o) } }),
    ...(clips && { cellClip: given.cellClip }),
    ...(projection && {
      numProj: cases.lstm.projection.numProj,
      projection: read(cases.lstm.projection.projection),
    }),
    ...(projection && clips && { projClip: cases.lstm.projection.projClip }),
  });
}

/** The variables of such a cell by the names of their gradients. */
export function namedVariables(cell: BasicLSTMCell | LSTMCell): Record<string, Variable> {
  const { kernel, bias } = cell;
  if (cell instanceof BasicLSTMCell) return { kernel, bias };
  const [i, f, o] = cell.peepholes;
  return {
    kernel,
    bias,
    ...(cell.usePeepholes && { "peephole i": i, "peephole f": f, "peephole o": o }),
    ...(cell.projection && { projection: cell.projection }),
  };
}
