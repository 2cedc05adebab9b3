import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  BasicLSTMCell,
  BasicRNNCell,
  bidirectionalDynamicRnn,
  concat,
  dynamicRnn,
  embedding,
  fullyConnected,
  GRUCell,
  toKeras,
  toSafetensors,
  type Cell,
  type State,
  type Tensor,
} from "../../../src/index.js";

/** Writes a model for Keras, and what it makes of some ids: `export-to-keras.ts <folder>`. */
const [folder] = process.argv.slice(2);
const letters = embedding(7, 3, { seed: 1 });
const first = [3, 4].map((seed) => new BasicLSTMCell(4, { inputSize: 3, seed, forgetBias: 0.3 }));
const second = [5, 6].map((seed) => new BasicLSTMCell(4, { inputSize: 8, seed }));
const third = [7, 8].map((seed) => new GRUCell(4, { inputSize: 8, seed, resetAfter: true }));
const fourth = new BasicRNNCell(4, { inputSize: 8, seed: 9 });
const head = fullyConnected(2, { inputSize: 4, seed: 10 });

const both = ([fw, bw]: readonly Cell<State>[], x: Tensor): Tensor =>
  concat(bidirectionalDynamicRnn(fw, bw, x)[0], 2);
const ids = [
  [1, 6, 2, 0, 3],
  [4, 4, 5, 1, 2],
];
const read = [first, second, third].reduce<Tensor>(
  (x, cells) => both(cells as unknown as readonly Cell<State>[], x),
  letters(ids),
);
const outputs = head(dynamicRnn(fourth, read).outputs);

mkdirSync(folder, { recursive: true });
const [pair1, pair2, pair3] = [first, second, third].map(([fw, bw]) => [fw, bw] as const);
const parts = { letters, first: [pair1], second: [pair2], third: [pair3], fourth: [fourth], head };
writeFileSync(join(folder, "model.safetensors"), toSafetensors(toKeras(parts)));
writeFileSync(join(folder, "answer.json"), JSON.stringify({ ids, outputs: outputs.toArray() }));
