import { gather } from "../autograd/operations/index.js";
import { readIndices, type Indices } from "../tensor/indices.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { glorotUniform } from "../variables/initializers.js";
import { Weights, type WeightsOptions } from "../variables/weights.js";

export interface EmbeddingOptions extends Omit<WeightsOptions, "inputSize"> {
  /** Initial table: a row for each index; Glorot uniform, TensorFlow's default, unless given. */
  readonly table?: Tensor;
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
  const { name = "embedding", seed = 0, table: value } = options;
  checkSize(name, "vocabularySize", vocabularySize);
  checkSize(name, "size", size);
  // The table is the kernel that one-hot inputs would be multiplied by.
  const weights = new Weights(name, { ...options, inputSize: vocabularySize }, [
    {
      name: "table",
      option: "table",
      value,
      shape: [0, size],
      seesInput: true,
      initial: (shape, dtype) => glorotUniform(shape, { seed, dtype }),
    },
  ]);
  const variables = weights.variables as readonly [table: Variable];
  const [table] = variables;

  const layer = (ids: Indices): Tensor => {
    // In the layer's name, since gather does not know whose table it is.
    readIndices(name, ids, vocabularySize);
    return gather(table, ids);
  };
  return Object.assign(layer, { variables });
}
