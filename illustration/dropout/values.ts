import {
  BasicRNNCell,
  DropoutWrapper,
  dynamicRnn,
  mul,
  MultiRNNCell,
  ones,
  trace,
  type Tensor,
  trainingMode,
  unstack,
} from "../../src/index.js";
import { LAYERS, STEPS } from "../layers/layout.js";
import { EXAMPLE } from "./example.js";

/** What becomes of a state on its way up, by unit. */
export interface Passage {
  readonly state: readonly number[];
  /** 0 where a number is dropped, 1 / keepProb where it is kept. */
  readonly mask: readonly number[];
  /** What the layer above reads. */
  readonly read: readonly number[];
}

/** The figure's network: a cell without dropout in each layer, and a wrapper around it. */
export function layers(): { cell: BasicRNNCell; wrapped: DropoutWrapper<Tensor> }[] {
  const { units, keepProb, seed } = EXAMPLE;
  return Array.from({ length: LAYERS }, (_, l) => {
    const cell = new BasicRNNCell(units, { inputSize: units, seed: l });
    const onInput = l === 0 ? { inputKeepProb: keepProb } : {};
    const options = { ...onInput, outputKeepProb: keepProb, seed: seed + l };
    return { cell, wrapped: new DropoutWrapper(cell, options) };
  });
}

/** What a trace sees of a run of it in training. */
function run(): Readonly<Record<string, Tensor>> {
  const cell = new MultiRNNCell(layers().map(({ wrapped }) => wrapped));
  const inputs = ones([1, STEPS, EXAMPLE.units]);
  return trainingMode(() => trace(() => dynamicRnn(cell, inputs))).values;
}

const numbers = ({ data }: Tensor): number[] => [...data];

/**
 * Which numbers pass on the way into each place, by `[place][time step][unit]`: into the first layer, the
 * second, the third, and the output layer.
 */
export function masks(): boolean[][][] {
  const values = run();
  const outputs = Array.from({ length: LAYERS }, (_, l) => `cell_${l}/outputMask`);
  return ["cell_0/inputMask", ...outputs].map((name) =>
    unstack(values[name]).map((mask) => numbers(mask).map((factor) => factor > 0)),
  );
}

/** The numbers of one dashed arrow: from a layer, the lowest is 1, at a time step, the first is 1. */
export function passage(layer: number, t: number): Passage {
  const values = run();
  const [state, mask] = ["h", "outputMask"].map(
    (name) => unstack(values[`cell_${layer - 1}/${name}`])[t - 1],
  );
  return { state: numbers(state), mask: numbers(mask), read: numbers(mul(state, mask)) };
}
