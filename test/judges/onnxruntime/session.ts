import * as ort from "onnxruntime-web";
import { stack, Tensor } from "../../../src/index.js";
import type { Made } from "../onnx/engine.js";
import type { Question } from "../onnx/question.js";

// More than one thread needs workers, which would keep the process alive.
ort.env.wasm.numThreads = 1;

/** A file in onnxruntime, as often as it is asked. */
export interface Session {
  /** All outputs by their names. */
  run(question: Question): Promise<Made>;
  release(): Promise<void>;
}

/** Loads a file of ONNX into onnxruntime's WebAssembly. */
export async function load(file: Uint8Array): Promise<Session> {
  const session = await ort.InferenceSession.create(file);
  return {
    async run(question) {
      const fetched = await session.run(feeds(question));
      const named = Object.entries(fetched).map(([name, { data, dims }]) => [
        name,
        new Tensor(data as Float32Array, dims),
      ]);
      return Object.fromEntries(named);
    },
    release: () => session.release(),
  };
}

function feeds({ input, lengths, states }: Question): Record<string, ort.Tensor> {
  const [batch, time] = input instanceof Tensor ? input.shape : [input.length, input[0].length];
  const fed = (x: Tensor) => new ort.Tensor("float32", x.data as Float32Array, x.shape);
  return {
    input:
      input instanceof Tensor
        ? fed(input)
        : new ort.Tensor("int64", BigInt64Array.from(input.flat(), BigInt), [batch, time]),
    ...(lengths && {
      sequence_lengths: new ort.Tensor("int32", Int32Array.from(lengths), [batch]),
    }),
    ...Object.fromEntries([...states].map(([name, ways]) => [name, fed(stack(ways, 0))])),
  };
}
