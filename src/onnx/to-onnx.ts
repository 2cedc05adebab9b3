import { isEmbedding } from "../exchange/model-parts.js";
import { checkFlag, checkOptions } from "../tensor/arguments.js";
import type { DType } from "../tensor/dtype.js";
import { Graph } from "./graph.js";
import { Network } from "./network.js";
import { addPart, batchFirst, type Made } from "./part.js";
import { featuresOf, readParts, variablesOf, type OnnxPart, type OnnxParts } from "./parts.js";
import { readTexts, type Texts } from "./texts.js";

export interface OnnxOptions {
  /**
   * Whether the model has an input `sequence_lengths`, int32 `[batch]`, that tells how many steps of each
   * sequence are real, 1 or more; false unless given.
   */
  readonly sequenceLengths?: boolean;
  /**
   * Whether the states of the cells come from outside and go out again; false unless given: they begin
   * with zeros. Those of the first layer of a part `lstm` are `lstm.0.h` and, of an LSTM, `lstm.0.c`, after
   * the last step `lstm.0.h_last` and `lstm.0.c_last`, `[ways, batch, units]`. Layers of a `MultiRNNCell`
   * have one more number (`lstm.0.1.h`); two directions that are not alike `lstm.0.forward.h` and
   * `lstm.0.backward.h`.
   */
  readonly states?: boolean;
  /** Texts that the file holds besides: the characters that the ids stand for, for instance. */
  readonly metadata?: Texts;
}

const NAME = "toOnnx";

/**
 * A model as a file of ONNX (onnx.ai; operators of version 17): a graph that onnxruntime and others run.
 * `{ letters, lstm: [cell], head, probabilities: softmax }` are parts in the order in which they are
 * applied. Its input is called `input`, ids (int64) `[batch, time]` where an embedding comes first, else
 * numbers `[batch, time, features]`; its output `output`, `[batch, time, size]`, or `[batch, size]` after a
 * "last state". Batch and time may have any size. Dropout is left out. Weights keep their dtype;
 * onnxruntime has RNN, LSTM and GRU in float32 only.
 * @throws TypeError or RangeError, naming the part, for what is no part, sizes or dtypes that do not fit,
 * and what ONNX has no operator of: projections, clips, activations but tanh, sigmoid and relu.
 * @throws Error for a part whose weights are not made yet.
 */
export function toOnnx(parts: OnnxParts, options: OnnxOptions = {}): Uint8Array {
  checkOptions(NAME, options, ["sequenceLengths", "states", "metadata"]);
  const { sequenceLengths = false, states = false, metadata = {} } = options;
  checkFlag(NAME, "sequenceLengths", sequenceLengths);
  checkFlag(NAME, "states", states);
  const texts = readTexts(NAME, metadata);
  const entries = readParts(NAME, parts);
  const [[, first]] = entries;
  const graph = new Graph(dtypeOf(entries));
  const size = featuresOf(first);
  const x = isEmbedding(first)
    ? graph.input("input", "int64", ["batch", "time"])
    : graph.input("input", graph.dtype, ["batch", "time", size]);
  const network = new Network(graph, { sequenceLengths, states });
  let made: Made = { x, size, axes: "batch, time", hs: [] };
  for (const [name, part] of entries) made = addPart(network, NAME, name, part, made);
  const { x: output, size: classes, axes } = batchFirst(network, made);
  const shape = axes === "batch" ? ["batch", classes] : ["batch", "time", classes];
  return graph.toBytes(output, shape, texts);
}

/** The dtype that all weights have. */
function dtypeOf(entries: readonly (readonly [name: string, part: OnnxPart])[]): DType {
  const dtypes = entries.flatMap(([name, part]) =>
    variablesOf(NAME, name, part).map(({ dtype }) => [name, dtype] as const),
  );
  // Without a weight there is no cell, which is told where it stands.
  const [, wanted] = dtypes[0] ?? ["", "float32"];
  for (const [name, dtype] of dtypes) {
    if (dtype === wanted) continue;
    throw new TypeError(
      `${NAME}: part ${JSON.stringify(name)} must be ${wanted} as the weights before it, got ${dtype}`,
    );
  }
  return wanted;
}
