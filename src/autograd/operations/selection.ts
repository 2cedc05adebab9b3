import { formatShape, sameShape } from "../../tensor/shape.js";
import { Tensor } from "../../tensor/tensor.js";
import { operation } from "../operation.js";

/** A copy of `kept` in which the rows not chosen are those of `other` (or zero). */
function rowsOf(kept: Tensor, chosen: readonly boolean[], other?: Tensor): Tensor {
  const width = kept.size / chosen.length;
  const data = kept.data.slice();
  chosen.forEach((isChosen, row) => {
    if (isChosen) return;
    const [from, to] = [row * width, (row + 1) * width];
    if (other) data.set(other.data.subarray(from, to), from);
    else data.fill(0, from, to);
  });
  return new Tensor(data, kept.shape);
}

const selectRowsOperation = operation<[a: Tensor, b: Tensor, chosen: readonly boolean[]]>(
  "selectRows",
  {
    forward: (a, b, chosen) => rowsOf(a, chosen, b),
    backward: [
      (gradient, [, , chosen]) => rowsOf(gradient, chosen),
      (gradient, [, , chosen]) =>
        rowsOf(
          gradient,
          chosen.map((isChosen) => !isChosen),
        ),
    ],
  },
);

/**
 * Rows of `a` where `chosen` is true, of `b` elsewhere. What is not chosen is not read, so a NaN in it
 * does no harm, forwards or backwards.
 * @throws RangeError when the shapes differ (both named) or `chosen` has not one entry a row.
 */
export function selectRows(a: Tensor, b: Tensor, chosen: readonly boolean[]): Tensor {
  if (!sameShape(a.shape, b.shape)) {
    throw new RangeError(
      `selectRows: shapes differ: ${formatShape(a.shape)} and ${formatShape(b.shape)}`,
    );
  }
  if (a.shape[0] !== chosen.length) {
    throw new RangeError(
      `selectRows: expected ${a.shape[0] ?? "at least one axis and as many"} choices, got ${chosen.length}`,
    );
  }
  return selectRowsOperation(a, b, chosen);
}

export const selection = { selectRows: selectRowsOperation };
