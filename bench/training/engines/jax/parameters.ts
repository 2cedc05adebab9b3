import { Random } from "unrolled";
import type { Job } from "../../job.js";
import { jax, type JaxArray } from "./library.js";
import type { Parameters } from "./loss.js";

const { numpy: np } = jax;

/** The parameters to begin with: those of the job, else drawn, uniform in ±1/√units. */
export function parametersOf({ sizes, weights }: Job): Parameters {
  const { inputs, units, classes, layers } = sizes;
  if (weights) {
    const { kernel, bias, readoutKernel, readoutBias } = weights;
    return [
      matrix(kernel.slice(0, inputs)),
      matrix(kernel.slice(inputs)),
      np.array(Float32Array.from(bias)),
      matrix(readoutKernel),
      np.array(Float32Array.from(readoutBias)),
    ];
  }
  const random = new Random(1);
  const limit = units ** -0.5;
  const uniform = (rows: number, columns: number): JaxArray => {
    const draw = () => random.uniform(-limit, limit);
    return np.array(Float32Array.from({ length: rows * columns }, draw)).reshape([rows, columns]);
  };
  const layer = (features: number) => [
    uniform(features, 4 * units),
    uniform(units, 4 * units),
    np.zeros([4 * units]),
  ];
  return [
    ...layer(inputs),
    ...(layers === 2 ? layer(units) : []),
    uniform(units, classes),
    np.zeros([classes]),
  ];
}

function matrix(rows: readonly (readonly number[])[]): JaxArray {
  return np.array(Float32Array.from(rows.flat())).reshape([rows.length, rows[0]!.length]);
}
