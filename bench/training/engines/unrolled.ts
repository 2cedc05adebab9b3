import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  AdamOptimizer,
  BasicLSTMCell,
  clipByGlobalNorm,
  dropout,
  dynamicRnn,
  fullyConnected,
  mean,
  oneHot,
  Random,
  softmaxCrossEntropy,
  Tape,
  tensor,
  type Tensor,
} from "unrolled";
import { CLIP_NORM, LEARNING_RATE, type Job } from "../job.js";
import type { Step } from "./engine.js";
import { serveDriver } from "./serve.js";

/** The network of a job, through the package's public names, as a chapter would write it. */
function network({ sizes, indices, labels, lengths, weights }: Job) {
  const { inputs, units, classes, layers } = sizes;
  const cell = new BasicLSTMCell(
    units,
    weights
      ? { kernel: tensor(weights.kernel), bias: tensor(weights.bias), forgetBias: 0 }
      : { inputSize: inputs, seed: 1 },
  );
  const upper = layers === 2 ? new BasicLSTMCell(units, { inputSize: units, seed: 3 }) : undefined;
  const readout = fullyConnected(
    classes,
    weights
      ? { kernel: tensor(weights.readoutKernel), bias: tensor(weights.readoutBias) }
      : { inputSize: units, seed: 2 },
  );
  const random = new Random(4);
  const x = oneHot(indices, inputs);
  const options = { timeMajor: true, ...(lengths && { sequenceLength: lengths }) };

  const logits = (training: boolean): Tensor => {
    const { outputs } = dynamicRnn(cell, x, options);
    if (!upper) return readout(outputs);
    const between = training ? dropout(outputs, sizes.dropout, random) : outputs;
    return readout(dynamicRnn(upper, between, options).outputs);
  };
  return {
    variables: [...cell.variables, ...(upper?.variables ?? []), ...readout.variables],
    logits,
    loss: (): Tensor => mean(softmaxCrossEntropy(logits(true), labels)),
  };
}

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
