import { checkTensors } from "../formats/variables-by-name.js";
import { allocate, type DType } from "../tensor/dtype.js";
import { formatShape, sameShape, type Shape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";

/** A number of a variable. */
export type Weight = readonly [variable: Variable, index: number];

/** A tensor of a model elsewhere, `[rows, columns]` or `[rows]`. */
export interface WeightPlace {
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Which weight stands in a row and a column; none where there is only a constant. */
  readonly at: (row: number, column: number) => Weight | undefined;
  /** What stands there besides: a forget bias, for instance. 0 unless given. */
  readonly constant?: (row: number, column: number) => number;
  /** A weight of another place that what stands here is added to: two biases there, one here. */
  readonly addedTo?: (row: number, column: number) => Weight | undefined;
}

/** A tensor that is a variable as it stands. */
export const whole = (name: string, variable: Variable): WeightPlace => ({
  name,
  shape: variable.shape,
  dtype: variable.dtype,
  at: (row, column) => [variable, row * (variable.shape[1] ?? 1) + column],
});

/** The tensors as they are elsewhere, made of the variables. */
export function toTensors(places: readonly WeightPlace[]): Map<string, Tensor> {
  return new Map(
    places.map((place) => {
      const { name, shape, dtype } = place;
      const data = allocate(dtype, shape[0] * (shape[1] ?? 1));
      eachNumber(place, place.at, (i, weight, constant) => {
        data[i] = (weight ? weight[0].data[weight[1]] : 0) + constant;
      });
      return [name, new Tensor(data, shape)];
    }),
  );
}

/**
 * Gives the variables the weights of tensors from elsewhere. All tensors are checked before a variable is
 * changed.
 * @throws RangeError naming the tensor: missing, of another shape or dtype, or not among the places.
 */
export function fromTensors(
  operation: string,
  places: readonly WeightPlace[],
  tensors: ReadonlyMap<string, Tensor>,
): void {
  checkTensors(operation, tensors);
  const inWords = ({ dtype, shape }: { dtype: DType; shape: Shape }) =>
    `${dtype} ${formatShape(shape)}`;
  for (const place of places) {
    const tensor = tensors.get(place.name);
    if (tensor?.dtype === place.dtype && sameShape(tensor.shape, place.shape)) continue;
    const got = tensor ? inWords(tensor) : `none among ${[...tensors.keys()].join(", ") || "none"}`;
    throw new RangeError(
      `${operation}: expected tensor ${place.name} to be ${inWords(place)}, got ${got}`,
    );
  }
  const known = new Set(places.map(({ name }) => name));
  const surplus = [...tensors.keys()].filter((name) => !known.has(name));
  if (surplus.length > 0) {
    throw new RangeError(
      `${operation}: expected the tensors ${[...known].join(", ")}, got ${surplus.join(", ")} besides`,
    );
  }
  for (const place of places) {
    const { data } = tensors.get(place.name)!;
    eachNumber(place, place.at, (i, weight, constant) => {
      if (weight) weight[0].data[weight[1]] = data[i] - constant;
    });
  }
  // Then what is added to it, less the constant.
  for (const place of places) {
    if (!place.addedTo) continue;
    const { data } = tensors.get(place.name)!;
    eachNumber(place, place.addedTo, (i, weight, constant) => {
      if (weight) weight[0].data[weight[1]] += data[i] - constant;
    });
  }
}

function eachNumber(
  { shape, dtype, constant = () => 0 }: WeightPlace,
  weightAt: (row: number, column: number) => Weight | undefined,
  visit: (i: number, weight: Weight | undefined, constant: number) => void,
): void {
  const [rows, columns = 1] = shape;
  // As the tensor holds it, so that it comes off again to the bit.
  const stored = (value: number) => (dtype === "float32" ? Math.fround(value) : value);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      visit(row * columns + column, weightAt(row, column), stored(constant(row, column)));
    }
  }
}
