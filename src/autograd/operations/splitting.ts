import { allocate } from "../../tensor/dtype.js";
import { alongAxis, checkSize, formatShape, resolveAxis, type Shape } from "../../tensor/shape.js";
import { Tensor } from "../../tensor/tensor.js";
import { isFollowed, recordOn } from "../tape.js";
import { shaping } from "./shaping.js";

/**
 * The tensor in equal parts along an axis.
 * @throws RangeError when the axis does not divide into that many parts.
 */
export function split(x: Tensor, parts: number, axis = 0): Tensor[] {
  checkSize("split", "parts", parts);
  const along = resolveAxis("split", axis, x.rank);
  const width = x.shape[along] / parts;
  if (!Number.isInteger(width)) {
    throw new RangeError(
      `split: axis ${axis} of shape ${formatShape(x.shape)} does not divide into ${parts} parts`,
    );
  }
  return inParts("split", x, along, parts, x.shape.with(along, width));
}

/** The slices of a tensor along an axis, each without that axis; the inverse of `stack`. */
export function unstack(x: Tensor, axis = 0): Tensor[] {
  const along = resolveAxis("unstack", axis, x.rank);
  return inParts("unstack", x, along, x.shape[along], x.shape.toSpliced(along, 1));
}

/**
 * All parts are one call on a tape: their gradients are put side by side, where slices would each come
 * back as large as the whole.
 */
function inParts(name: string, x: Tensor, axis: number, parts: number, shape: Shape): Tensor[] {
  const width = x.shape[axis] / parts;
  const outputs = Array.from({ length: parts }, (_, i) => {
    const part = shaping.slice.rule.forward(x, axis, i * width, (i + 1) * width);
    return shaping.reshape.rule.forward(part, shape);
  });
  if (isFollowed([x])) {
    const backward = (gradients: readonly (Tensor | undefined)[]) => [
      sideBySide(gradients, x, axis),
    ];
    recordOn({ name, inputs: [x], outputs, backward });
  }
  // A copy: the caller may turn it round.
  return [...outputs];
}

/** The gradients of the parts of `x` in their places; zeros for a part that has none. */
function sideBySide(parts: readonly (Tensor | undefined)[], x: Tensor, axis: number): Tensor {
  const { outer, length, inner } = alongAxis(x.shape, axis);
  const width = (length / parts.length) * inner;
  const data = allocate(x.dtype, x.size);
  parts.forEach((part, i) => {
    if (!part) return;
    for (let o = 0; o < outer; o++) {
      const row = part.data.subarray(o * width, (o + 1) * width);
      data.set(row, o * length * inner + i * width);
    }
  });
  return new Tensor(data, x.shape);
}
