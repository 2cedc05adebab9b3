import { CLIP_NORM, LEARNING_RATE, type Job } from "../../job.js";
import type { Step } from "../engine.js";
import { jax, type JaxArray } from "./library.js";
import { lossOf, type Parameters } from "./loss.js";
import { parametersOf } from "./parameters.js";

const { numpy: np } = jax;
const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

/** A training step compiled as a whole by `jit`, at its first call. */
export function trainingStep(job: Job): Step {
  const { sizes } = job;
  const x = oneHot(job.indices, sizes.inputs);
  const targets = oneHot(job.labels, sizes.classes);
  const update = jax.jit(
    (
      parameters: Parameters,
      means: Parameters,
      squares: Parameters,
      rates: JaxArray,
      inputs: JaxArray,
      labels: JaxArray,
      key: JaxArray,
    ): [JaxArray, JaxArray[], JaxArray[], JaxArray[]] => {
      const mask = sizes.layers === 2 ? dropoutMask(job, key) : undefined;
      if (!mask) key.dispose();
      const [loss, raw] = jax.valueAndGrad(lossOf(sizes, inputs, labels, mask))(
        parameters.map((parameter) => parameter.ref),
      );
      const gradients = clipByGlobalNorm(raw);
      const moved = parameters.map((parameter, n) => {
        const g = gradients[n]!;
        const m = means[n]!.mul(BETA1).add(g.ref.mul(1 - BETA1));
        const v = squares[n]!.mul(BETA2).add(np.square(g).mul(1 - BETA2));
        const [rate, unbias] = [rates.ref.slice([0, 1]), rates.ref.slice([1, 2])];
        const change = m.ref.mul(rate).div(np.sqrt(v.ref.mul(unbias)).add(EPSILON));
        return [parameter.sub(change), m, v] as const;
      });
      rates.dispose();
      const column = (at: 0 | 1 | 2) => moved.map((parts) => parts[at]);
      return [loss, column(0), column(1), column(2)];
    },
  );

  let parameters: Parameters = parametersOf(job);
  const zerosLike = () => parameters.map(({ shape }) => np.zeros(shape));
  let [means, squares] = [zerosLike(), zerosLike()];
  let [power1, power2, seed] = [1, 1, 0];
  return async () => {
    power1 *= BETA1;
    power2 *= BETA2;
    const rates = np.array(Float32Array.of(LEARNING_RATE / (1 - power1), 1 / (1 - power2)));
    const loss = update(
      parameters,
      means,
      squares,
      rates,
      x.ref,
      targets.ref,
      jax.random.key(seed++),
    );
    [, parameters, means, squares] = loss;
    await jax.blockUntilReady(parameters);
    return (await loss[0].data())[0]!;
  };
}

function clipByGlobalNorm(gradients: Parameters): JaxArray[] {
  const squares = gradients.map((gradient) => np.square(gradient.ref).sum());
  const norm = np.sqrt(squares.reduce((sum, part) => sum.add(part)));
  const factor = np.array(CLIP_NORM).div(np.maximum(norm, CLIP_NORM));
  const clipped = gradients.map((gradient) => gradient.mul(factor.ref));
  factor.dispose();
  return clipped;
}

/** What a layer's outputs are multiplied with: 0, or what makes up for the zeros. */
function dropoutMask({ sizes }: Job, key: JaxArray): JaxArray {
  const { time, batch, units, dropout } = sizes;
  const kept = jax.random.bernoulli(key, 1 - dropout, [time * batch, units]);
  return np.where(kept, 1 / (1 - dropout), 0);
}

/** `[time · batch, depth]` */
function oneHot(rows: readonly (readonly number[])[], depth: number): JaxArray {
  const indices = rows.flat();
  const values = new Float32Array(indices.length * depth);
  indices.forEach((index, row) => (values[row * depth + index] = 1));
  return np.array(values).reshape([indices.length, depth]);
}
