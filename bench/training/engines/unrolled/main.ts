import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AdamOptimizer, clipByGlobalNorm, Tape } from "unrolled";
import { CLIP_NORM, LEARNING_RATE, type Job } from "../../job.js";
import type { Step } from "../engine.js";
import { serveDriver } from "../serve.js";
import { network } from "./network.js";

function trainingStep(job: Job): Step {
  const { variables, loss } = network(job);
  const optimizer = new AdamOptimizer(LEARNING_RATE);
  return () => {
    const tape = new Tape();
    const value = tape.run(loss);
    const { gradients } = clipByGlobalNorm(tape.gradient(value, variables), CLIP_NORM);
    optimizer.applyGradients(variables, gradients);
    return value.item();
  };
}

/** The forward pass; it gives the first logit, which so has been computed. */
function inferenceStep(job: Job): Step {
  const { logits } = network(job);
  return () => logits(false).data[0]!;
}

const manifest = fileURLToPath(import.meta.resolve("unrolled/package.json"));
const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };

await serveDriver({
  versions: { unrolled: version, Node: process.versions.node },
  prepare: (job) => (job.task === "training" ? trainingStep(job) : inferenceStep(job)),
});
