import { peerRequire } from "../peer-packages.js";

/**
 * An array of jax-js. Each use takes it over; `ref` stands for a further one. Its package is installed for
 * the benchmark alone, so we name here what we use of it.
 */
export interface JaxArray {
  readonly ref: JaxArray;
  readonly shape: number[];
  add(other: JaxArray | number): JaxArray;
  sub(other: JaxArray | number): JaxArray;
  mul(other: JaxArray | number): JaxArray;
  div(other: JaxArray | number): JaxArray;
  sum(): JaxArray;
  slice(...ranges: (readonly [] | readonly [number, number])[]): JaxArray;
  reshape(shape: number[]): JaxArray;
  data(): Promise<Float32Array>;
  dispose(): void;
}

/** Values, gradients and so on of a function of lists of arrays. */
type Nested = JaxArray | readonly Nested[];

interface Jax {
  init(device: "wasm"): Promise<unknown>;
  defaultDevice(device: "wasm"): void;
  jit<F extends (...args: never[]) => Nested>(f: F): F;
  valueAndGrad<P extends readonly JaxArray[]>(
    loss: (parameters: P) => JaxArray,
  ): (parameters: P) => [JaxArray, P];
  blockUntilReady(arrays: Nested): Promise<void>;
  readonly numpy: {
    array(values: Float32Array | number): JaxArray;
    zeros(shape: readonly number[]): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
    concatenate(arrays: readonly JaxArray[], axis: number): JaxArray;
    tanh(x: JaxArray): JaxArray;
    sqrt(x: JaxArray): JaxArray;
    square(x: JaxArray): JaxArray;
    maximum(x: JaxArray, other: number): JaxArray;
    where(condition: JaxArray, x: number, y: number): JaxArray;
  };
  readonly nn: {
    sigmoid(x: JaxArray): JaxArray;
    logSoftmax(x: JaxArray, axis: number): JaxArray;
  };
  readonly random: {
    key(seed: number): JaxArray;
    bernoulli(key: JaxArray, p: number, shape: readonly number[]): JaxArray;
  };
}

// It asks a browser for the number of processors.
(globalThis as { navigator?: unknown }).navigator ??= { hardwareConcurrency: 1 };

export const jax = peerRequire("@jax-js/jax") as Jax;
