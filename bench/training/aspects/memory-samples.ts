import { median } from "../../shared/statistics.js";
import { countParameters, type Sizes } from "../configurations.js";

/** What a process holds, in bytes. */
export interface MemorySample {
  /** JavaScript's heap. */
  readonly heap: number;
  /** Arrays' numbers. */
  readonly arrays: number;
  /** The kernels' memory, in use or not. */
  readonly wasm: number;
}

export const kinds = ["heap", "arrays", "wasm"] as const satisfies (keyof MemorySample)[];

/** Everything that a process holds. */
export const held = ({ heap, arrays, wasm }: MemorySample): number => heap + arrays + wasm;

/**
 * Growth by fewer bytes a step counts as flat: any tensor or array that a step left behind takes more,
 * and V8's heap itself wavers by 100 kB.
 */
export const FLAT_BYTES = 40;

/**
 * How many bytes a step each kind of memory grows by, from the third quarter of the samples to the last;
 * in the first half, code is still being compiled. Throws for fewer than 8 samples.
 */
export function growth(samples: readonly MemorySample[], stepsBetween: number): MemorySample {
  if (samples.length < 8) {
    throw new Error(`growth: expected at least 8 samples, got ${samples.length}`);
  }
  const quarter = Math.floor(samples.length / 4);
  const [early, late] = [samples.slice(-2 * quarter, -quarter), samples.slice(-quarter)];
  const of = (kind: keyof MemorySample) => {
    const middle = (part: readonly MemorySample[]) => median(part.map((sample) => sample[kind]));
    return (middle(late) - middle(early)) / (quarter * stepsBetween);
  };
  return { heap: of("heap"), arrays: of("arrays"), wasm: of("wasm") };
}

/** The formula of `mustBeKept`, for a reader. */
export const KEPT_FORMULA =
  "4 bytes · (T·B·(I + 7H·L + V) + 4·P), P = (I + H)·4H + 4H + (L − 1)·(8H·H + 4H) + H·V + V";

/**
 * The bytes that a training step must keep, in float32. For the backward pass at each of T·B places: the
 * input, in each layer the four gates, c, tanh c and h, and the classes' probabilities. For each of the P
 * parameters: itself, its gradient and Adam's two moments.
 */
export function mustBeKept(sizes: Sizes): number {
  const { time, batch, inputs, units, classes, layers } = sizes;
  const activations = time * batch * (inputs + 7 * units * layers + classes);
  return 4 * (activations + 4 * countParameters(sizes));
}
