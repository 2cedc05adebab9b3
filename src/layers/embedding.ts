import { gather } from "../autograd/operations/index.js";
import { checkDType, type DType } from "../tensor/dtype.js";
import { readIndices, type Indices } from "../tensor/indices.js";
import type { Seed } from "../tensor/random.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { Variable } from "../tensor/variable.js";
import { checkWeight } from "../variables/affine-weights.js";
import { glorotUniform } from "../variables/initializers.js";

export interface EmbeddingOptions {
  /** Initial table: a row for each index. */
  readonly table?: Tensor;
  /** Draws the table when none is given (Glorot uniform, TensorFlow's default); 0 unless given. */
  readonly seed?: Seed;
  /** Comes before the variable's name. */
  readonly name?: string;
  /** That of the given table, or float32, unless given. */
  readonly dtype?: DType;
}

/** A layer that turns each index into a row of numbers: a function that has a variable, its table. */
export interface Embedding {
  /** @throws RangeError naming the first index that is not in the vocabulary, and its place. */
  (ids: Indices): Tensor;
  readonly variables: readonly [table: Variable];
}

/**
 * An embedding (Bengio et al., 2003, section 2; TensorFlow's `tf.nn.embedding_lookup`): each index gets
 * the row of a table that stands at it, `[…ids, size]` in all. Row by row the same as
 * `matmul(oneHot(ids, vocabularySize), table)`, without the product. A row that was taken several times
 * gets the sum of its gradients.
 * @throws RangeError for sizes that are not positive integers, and a table that does not fit them.
 */
export function embedding(
  vocabularySize: number,
  size: number,
  options: EmbeddingOptions = {},
): Embedding {
  const { name = "embedding", seed = 0 } = options;
  const dtype = options.dtype ?? options.table?.dtype ?? "float32";
  checkSize(name, "vocabularySize", vocabularySize);
  checkSize(name, "size", size);
  checkDType(name, dtype);
  const shape = [vocabularySize, size] as const;
  if (options.table) checkWeight(name, "table", options.table, shape, dtype);
  const table = new Variable(
    options.table ?? glorotUniform(shape, { seed, dtype }),
    `${name}/table`,
  );

  const layer = (ids: Indices): Tensor => {
    // In the layer's name, since gather does not know whose table it is.
    readIndices(name, ids, vocabularySize);
    return gather(table, ids);
  };
  return Object.assign(layer, { variables: [table] as const });
}
