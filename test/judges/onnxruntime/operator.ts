import * as ort from "onnxruntime-web";
import { Tensor } from "../../../src/index.js";
import { oneOperator, type Attributes, type Value } from "./model.js";

// More than one thread needs workers, which would keep the process alive.
ort.env.wasm.numThreads = 1;

/** A tensor of float32, or sequence lengths; what is `undefined` is left out. */
export type Given = Tensor | readonly number[] | undefined;

/**
 * Runs an operator of ONNX on onnxruntime.
 * @param inputs in the operator's order, `outputs` likewise with their ranks.
 */
export async function runOperator<Name extends string>(
  opType: string,
  attributes: Attributes,
  inputs: Readonly<Record<string, Given>>,
  outputs: Readonly<Record<Name, number>>,
): Promise<Record<Name, Tensor>> {
  const given = Object.entries(inputs).map(([name, value]) => value && { name, ...fed(value) });
  const made = Object.entries<number>(outputs).map(([name, rank]): Value => ({
    name,
    type: "float32",
    rank,
  }));
  const session = await ort.InferenceSession.create(oneOperator(opType, attributes, given, made));
  const feeds = given.flatMap((input) => (input ? [[input.name, input.tensor] as const] : []));
  const fetched = await session.run(Object.fromEntries(feeds));
  await session.release();
  const tensors = made.map(({ name }) => {
    const { data, dims } = fetched[name];
    return [name, new Tensor(data as Float32Array, dims)];
  });
  return Object.fromEntries(tensors);
}

function fed(value: Tensor | readonly number[]): Omit<Value, "name"> & { tensor: ort.Tensor } {
  if (!(value instanceof Tensor)) {
    const lengths = new ort.Tensor("int32", Int32Array.from(value), [value.length]);
    return { type: "int32", rank: 1, tensor: lengths };
  }
  const data = new ort.Tensor("float32", value.data as Float32Array, value.shape);
  return { type: "float32", rank: value.rank, tensor: data };
}
