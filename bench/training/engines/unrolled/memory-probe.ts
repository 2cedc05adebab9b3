import type { Configuration } from "../../configurations.js";
import { configurations } from "../../configurations.js";
import type { MemorySample } from "../../aspects/memory-samples.js";
import { CLIP_NORM, LEARNING_RATE, trainingJob } from "../../job.js";

// Arguments: the configuration, how many steps, and after how many each time memory is looked at. Prints
// the samples as JSON. Needs Node's --expose-gc.
const [name, steps, every] = process.argv.slice(2) as [Configuration, string, string];

const collect = (globalThis as { gc?: () => void }).gc!;

function sample(): MemorySample {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  // WebAssembly's memory is what is external and in no array.
  return { heap: heapUsed, arrays: arrayBuffers, wasm: external - arrayBuffers };
}

function settled(): MemorySample {
  collect();
  return sample();
}

const job = trainingJob(configurations[name]);
const before = settled();
const { AdamOptimizer, clipByGlobalNorm, Tape } = await import("unrolled");
const { network } = await import("./network.js");
const { variables, loss } = network(job);
const optimizer = new AdamOptimizer(LEARNING_RATE);
/** Inside the steps, and without cleaning up first: what the process really holds. */
const within: MemorySample[] = [];
/** Between steps, cleaned up. */
const between: MemorySample[] = [];
for (let step = 1; step <= Number(steps); step++) {
  const looking = step % Number(every) === 0;
  const look = () => looking && within.push(sample());
  const tape = new Tape();
  const value = tape.run(loss);
  look();
  const raw = tape.gradient(value, variables);
  look();
  const { gradients } = clipByGlobalNorm(raw, CLIP_NORM);
  look();
  optimizer.applyGradients(variables, gradients);
  look();
  if (looking) between.push(settled());
}
console.log(JSON.stringify({ before, within, between }));
