import { ones, zeros } from "../tensor/create.js";
import { randomFrom } from "../tensor/random.js";
import type { Tensor } from "../tensor/tensor.js";
import { affineWeights, type AffineValues } from "../variables/affine-weights.js";
import type { WeightDeclaration, WeightsOptions } from "../variables/weights.js";

export interface GRUCellOptions extends WeightsOptions {
  /** Of r and u: `[inputSize + numUnits, 2 · numUnits]`, and a bias, which is ones unless given. */
  readonly gates?: AffineValues;
  /**
   * Of the candidate: `[inputSize + numUnits, numUnits]`, and a bias, zeros unless given; with
   * `resetAfter` also the bias that r acts on, `[numUnits]`, zeros unless given.
   */
  readonly candidate?: AffineValues & { readonly recurrentBias?: Tensor };
  /** Whether r acts on the state's product with its weights, instead of the state; false unless given. */
  readonly resetAfter?: boolean;
  /** φ in the formula; tanh unless given; with any other, time steps are taken one by one. */
  readonly activation?: (x: Tensor) => Tensor;
}

/** The variables of a `GRUCell`, those of the gates first. */
export function gruWeights(
  name: string,
  numUnits: number,
  { gates = {}, candidate = {}, resetAfter, seed = 0 }: GRUCellOptions,
): WeightDeclaration[] {
  const { recurrentBias } = candidate;
  if (recurrentBias && !resetAfter) {
    throw new TypeError(`${name}: candidate.recurrentBias is given without resetAfter`);
  }
  // One stream: the candidate's numbers are not the gates' once more.
  const random = randomFrom(seed);
  const product = (part: string, outputs: number, values: AffineValues): WeightDeclaration[] =>
    affineWeights(numUnits, outputs, { ...values, seed: random }).map((declaration) => ({
      ...declaration,
      name: `${part}/${declaration.name}`,
      option: `${part}.${declaration.option}`,
    }));
  const [gatesKernel, gatesBias] = product("gates", 2 * numUnits, gates);
  const declared = [
    gatesKernel,
    { ...gatesBias, initial: ones },
    ...product("candidate", numUnits, candidate),
  ];
  if (!resetAfter) return declared;
  const recurrent: WeightDeclaration = {
    name: "candidate/recurrent_bias",
    option: "candidate.recurrentBias",
    value: recurrentBias,
    shape: [numUnits],
    initial: zeros,
  };
  return [...declared, recurrent];
}
