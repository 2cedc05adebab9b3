import {
  BasicRNNCell,
  DropoutWrapper,
  dynamicRnn,
  MultiRNNCell,
  ones,
  trace,
  trainingMode,
  unstack,
} from "../../src/index.js";
import { LAYERS, STEPS } from "../layers/layout.js";
import { EXAMPLE } from "./example.js";

/**
 * Which numbers pass on the way into each place, by `[place][time step][unit]`: into the first layer, the
 * second, the third, and the output. The masks are those of a real run, as a trace sees them.
 */
export function values(): boolean[][][] {
  const { units, keepProb, seed } = EXAMPLE;
  const cell = new MultiRNNCell(
    Array.from({ length: LAYERS }, (_, l) => {
      const inner = new BasicRNNCell(units, { inputSize: units, seed: l });
      const onInput = l === 0 ? { inputKeepProb: keepProb } : {};
      return new DropoutWrapper(inner, { ...onInput, outputKeepProb: keepProb, seed: seed + l });
    }),
  );
  const inputs = ones([1, STEPS, units]);
  const { values } = trainingMode(() => trace(() => dynamicRnn(cell, inputs)));
  const names = [
    "cell_0/inputMask",
    ...Array.from({ length: LAYERS }, (_, l) => `cell_${l}/outputMask`),
  ];
  return names.map((name) => unstack(values[name]).map(({ data }) => [...data].map((m) => m > 0)));
}
