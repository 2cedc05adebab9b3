import { logSoftmax, relu, sigmoid, softmax, tanh } from "../autograd/operations/index.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Graph } from "./graph.js";

/** A function of a tensor, to one of the same shape. */
export type TensorFunction = (x: Tensor) => Tensor;

/** The engine's functions of single numbers, and the operators of ONNX that are the same. */
const ACTIVATIONS = new Map<TensorFunction, string>([
  [tanh, "Tanh"],
  [sigmoid, "Sigmoid"],
  [relu, "Relu"],
]);

/** Those of rows. */
const OF_ROWS = new Map<TensorFunction, string>([
  [softmax, "Softmax"],
  [logSoftmax, "LogSoftmax"],
]);

/**
 * What ONNX calls an activation.
 * @throws RangeError for any other than tanh, sigmoid and relu.
 */
export function activationName(where: string, activation: TensorFunction): string {
  const name = ACTIVATIONS.get(activation);
  if (name !== undefined) return name;
  throw new RangeError(
    `${where} must have tanh, sigmoid or relu for its activation, got ${nameOf(activation)}`,
  );
}

/** Applies a function of the engine to a tensor of the graph. @throws RangeError for any other function. */
export function addFunction(
  graph: Graph,
  where: string,
  name: string,
  f: TensorFunction,
  x: string,
): string {
  const ofRows = OF_ROWS.get(f);
  if (ofRows !== undefined) return graph.add(name, ofRows, [x], { axis: -1 });
  const operator = ACTIVATIONS.get(f);
  if (operator !== undefined) return graph.add(name, operator, [x]);
  throw new RangeError(
    `${where} must be tanh, sigmoid, relu, softmax or logSoftmax of the engine, got ${nameOf(f)}`,
  );
}

const nameOf = (f: TensorFunction): string => (f.name === "" ? "another function" : f.name);
