import { BasicLSTMCell, dynamicRnn, randomNormal, Tape } from "../../src/index.js";
import { kernels } from "../../src/backend/index.js";
import { collect } from "../support/collect.js";

/** Prints the bytes that tapes hold which nobody has asked for a gradient, and what is left of them. */
const { memory } = kernels()!;
const cell = new BasicLSTMCell(8, { inputSize: 3 });
const inputs = randomNormal([4, 5, 3], { seed: 1 });

function record(tapes: Tape[]): void {
  for (const tape of tapes) tape.run(() => dynamicRnn(cell, inputs));
}

record([new Tape(), new Tape()]);
const held = memory.allocatedBytes;
await collect(() => memory.allocatedBytes === 0);
console.log(JSON.stringify({ held, collected: memory.allocatedBytes }));
