import { zeros } from "../tensor/create.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { glorotUniform } from "../variables/initializers.js";
import type { WeightDeclaration } from "../variables/weights.js";
import type { LSTMOptions } from "./lstm.js";

/** The kernel and its columns are those of `BasicLSTMCell`. */
export interface LSTMCellOptions<Tuple extends boolean = true> extends LSTMOptions<Tuple> {
  /** Whether the gates see c; true unless given. Without, the gates are those of `BasicLSTMCell`. */
  readonly usePeepholes?: boolean;
  /** Initial peephole weights of the gates, `[numUnits]` each; zeros unless given. */
  readonly peepholes?: { readonly i?: Tensor; readonly f?: Tensor; readonly o?: Tensor };
  /** Greatest magnitude of c; unlimited unless given. Where c is clipped no gradient passes. */
  readonly cellClip?: number;
  /** Units of h, which is projected to them; h has numUnits and there is no projection unless given. */
  readonly numProj?: number;
  /** Initial weights of the projection, `[numUnits, numProj]`; drawn after the kernel unless given. */
  readonly projection?: Tensor;
  /** Greatest magnitude of the projected h; unlimited unless given. */
  readonly projClip?: number;
}

/** @throws RangeError and TypeError as the constructor of `LSTMCell` does. */
export function checkLSTMCellOptions(
  name: string,
  {
    usePeepholes = true,
    peepholes,
    cellClip,
    numProj,
    projection,
    projClip,
  }: LSTMCellOptions<boolean>,
): void {
  if (numProj !== undefined) checkSize(name, "numProj", numProj);
  for (const [what, clip] of Object.entries({ cellClip, projClip })) {
    if (clip === undefined || (Number.isFinite(clip) && clip > 0)) continue;
    throw new RangeError(`${name}: ${what} must be a positive finite number, got ${String(clip)}`);
  }
  const needs = (what: string, isGiven: boolean, needed: string, isThere: boolean) => {
    if (isGiven && !isThere) throw new TypeError(`${name}: ${what} is given without ${needed}`);
  };
  needs("peepholes", peepholes !== undefined, "usePeepholes", usePeepholes);
  needs("projection", projection !== undefined, "numProj", numProj !== undefined);
  needs("projClip", projClip !== undefined, "numProj", numProj !== undefined);
}

/** The variables of an `LSTMCell` besides kernel and bias, named as TensorFlow names them. */
export function lstmCellWeights(
  numUnits: number,
  { usePeepholes = true, peepholes = {}, numProj, projection, seed = 0 }: LSTMCellOptions<boolean>,
): WeightDeclaration[] {
  const declared: WeightDeclaration[] = [];
  for (const gate of usePeepholes ? (["i", "f", "o"] as const) : []) {
    declared.push({
      name: `w_${gate}_diag`,
      option: `peepholes.${gate}`,
      value: peepholes[gate],
      shape: [numUnits],
      initial: zeros,
    });
  }
  if (numProj !== undefined) {
    declared.push({
      name: "projection/kernel",
      option: "projection",
      value: projection,
      shape: [numUnits, numProj],
      initial: (shape, dtype) => glorotUniform(shape, { seed, dtype }),
    });
  }
  return declared;
}
