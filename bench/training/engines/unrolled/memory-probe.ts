import { setTimeout } from "node:timers/promises";
import { AdamOptimizer, clipByGlobalNorm, Tape } from "unrolled";
// By its path: the very module that "unrolled" computes with.
import { kernels } from "../../../../dist/backend/index.js";
import { held, type MemorySample } from "../../aspects/memory-samples.js";
import type { Sizes } from "../../configurations.js";
import { CLIP_NORM, LEARNING_RATE, trainingJob } from "../../job.js";
import { network } from "./network.js";

// Arguments, as JSON: the sizes, how many steps, and after how many each time memory is looked at. Prints
// the samples as JSON. Needs Node's --expose-gc.
const [sizes, steps, every] = process.argv.slice(2).map((argument) => JSON.parse(argument)) as [
  Sizes,
  number,
  number,
];

const SWEEP_MS = 20;
const k = kernels()!;

const collect = (globalThis as { gc?: () => void }).gc!;

function sample(): MemorySample {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, arrays: arrayBuffers, wasm: k.memory.byteLength };
}

/** Arrays that a collection frees are counted until some other thread has swept them. */
async function settled(): Promise<MemorySample> {
  collect();
  await setTimeout(SWEEP_MS);
  collect();
  return sample();
}

const job = trainingJob(sizes);
const before = await settled();
const { variables, loss } = network(job);
const optimizer = new AdamOptimizer(LEARNING_RATE);
/** Inside the steps, and without cleaning up first: the most that the process really held. */
let peak = before;
/** Inside other steps, each time after cleaning up: the most that was in use at once. */
let live = before;
/** Between steps, cleaned up. */
const between: MemorySample[] = [];

let look = () => {};
const most = (one: MemorySample, other: MemorySample) => (held(other) > held(one) ? other : one);
const lookAround = () => (peak = most(peak, sample()));
const cleanUpAndLook = () => {
  collect();
  live = most(live, sample());
};

// The backward pass holds the most where its loop over time begins.
const { lstmBackward } = k;
let isFirst = true;
k.lstmBackward = (...args) => {
  if (isFirst) look();
  isFirst = false;
  lstmBackward(...args);
};

for (let step = 1; step <= steps; step++) {
  const looks = step / every;
  if (!Number.isInteger(looks)) look = () => {};
  else look = looks % 2 === 0 ? cleanUpAndLook : lookAround;
  isFirst = true;
  const tape = new Tape();
  const value = tape.run(loss);
  look();
  const raw = tape.gradient(value, variables);
  look();
  const { gradients } = clipByGlobalNorm(raw, CLIP_NORM);
  look();
  optimizer.applyGradients(variables, gradients);
  look();
  if (Number.isInteger(looks)) between.push(await settled());
}
console.log(JSON.stringify({ before, peak, live, between }));
