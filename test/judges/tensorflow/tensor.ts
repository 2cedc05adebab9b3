import * as tf from "@tensorflow/tfjs";
import type { NestedNumbers } from "../../../src/index.js";

// Without it TensorFlow.js advertises its native build on standard error.
tf.enableProdMode();
await tf.setBackend("cpu");

/** A float32 tensor: TensorFlow.js has no float64. */
export const tensor = (values: NestedNumbers): tf.Tensor => tf.tensor(values as tf.TensorLike);
