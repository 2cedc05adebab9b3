/** The sizes of a recurrent network and of the batch that it learns from. */
export interface Sizes {
  readonly batch: number;
  /** Time steps of a sequence. */
  readonly time: number;
  /** Features of the one-hot input. */
  readonly inputs: number;
  /** Units of the LSTM, in each of its layers. */
  readonly units: number;
  readonly classes: number;
  readonly layers: 1 | 2 | 3;
  /** The share of numbers that is dropped between two layers. */
  readonly dropout: number;
}

const mid: Sizes = {
  batch: 32,
  time: 32,
  inputs: 64,
  units: 128,
  classes: 64,
  layers: 1,
  dropout: 0,
};

/** What is measured, by name; the smallest first. */
export const configurations = {
  tiny: { batch: 1, time: 16, inputs: 8, units: 16, classes: 8, layers: 1, dropout: 0 },
  small: { batch: 16, time: 32, inputs: 32, units: 64, classes: 64, layers: 1, dropout: 0 },
  mid,
  large: { batch: 32, time: 64, inputs: 256, units: 512, classes: 256, layers: 1, dropout: 0 },
  mid2: { ...mid, layers: 2, dropout: 0.2 },
} as const satisfies Record<string, Sizes>;

export type Configuration = keyof typeof configurations;

export const configurationNames = Object.keys(configurations) as Configuration[];

/** How many numbers an LSTM of these sizes and its readout learn. */
export function countParameters({ inputs, units, classes, layers }: Sizes): number {
  const layer = (features: number) => (features + units + 1) * 4 * units;
  return layer(inputs) + (layers - 1) * layer(units) + (units + 1) * classes;
}

/** Such as `B32 T32 I64 H128 V64`, with `2 layers, dropout 0.2` where there are two. */
export function describeSizes({
  batch,
  time,
  inputs,
  units,
  classes,
  layers,
  dropout,
}: Sizes): string {
  const sizes = `B${batch} T${time} I${inputs} H${units} V${classes}`;
  return layers === 1 ? sizes : `${sizes}, ${layers} layers, dropout ${dropout}`;
}
