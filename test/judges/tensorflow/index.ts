import * as tf from "@tensorflow/tfjs";
import type { Answer, Question, Respondent } from "../answer.js";
import { cases } from "../cases.js";
import { variants } from "../variants.js";
import { activation } from "./activation.js";
import { characterModel, embeddings } from "./character-model.js";
import { fullyConnectedLayer } from "./fully-connected.js";
import { gru } from "./gru.js";
import { crossEntropies, squaredErrors } from "./losses.js";
import { lstm } from "./lstm.js";
import { basicLstm, basicRnn, network } from "./network.js";
import { clipping, trajectory } from "./optimizers.js";
import { recurrence } from "./recurrence.js";
import { sequenceLoss } from "./sequence-loss.js";
import { training } from "./training.js";
import { stackedCells } from "./stacked-cells.js";
import { lstmTraining as lstmTrainingOf } from "./variant-training.js";
import { bothDirections, deepLstm } from "./variants.js";
import { wrappedLstm } from "./wrapped-lstm.js";

const { sequenceLength } = cases.recurrence;
const { lastStepWeights, stepWeights, sequenceSteps, numSteps } = cases.network;
const { learningRate, momentum, beta1, beta2, epsilon } = cases.optimizers;

/** What TensorFlow.js has no cell for; its layers have no sequence lengths either. */
type Unknown =
  `LSTM with ${"peepholes" | "a clipped" | "projection"}${string}` | `GRU with ${string}`;

const rnnTraining = (numSteps: number) =>
  training(network(basicRnn()), cases.network, cases.network.basicRnn, numSteps);
const lstmTraining = (numSteps: number) =>
  training(network(basicLstm()), cases.network, cases.network.basicLstm, numSteps);

/** TensorFlow.js, in float32: it has no float64. */
export const tensorflow: Respondent<Exclude<Question, Unknown>> = {
  tanh: () => activation(tf.tanh),
  sigmoid: () => activation(tf.sigmoid),
  relu: () => activation(tf.relu),
  softmax: () => activation(tf.softmax),
  "log softmax": () => activation(tf.logSoftmax),
  "fully connected layer": fullyConnectedLayer,
  "mean squared error": squaredErrors,
  "softmax cross-entropy": crossEntropies,
  recurrence: () => recurrence(),
  "recurrence with relu": () => recurrence({ activation: tf.relu }),
  "recurrence with sequence lengths": () => recurrence({ sequenceLength }),
  LSTM: () => lstm(),
  "LSTM with sequence lengths": () => lstm({ sequenceLength }),
  "LSTM with forget bias 0": () => lstm({ forgetBias: 0 }),
  "LSTM with forget bias 3": () => lstm({ forgetBias: 3 }),
  "LSTM with forget bias -2": () => lstm({ forgetBias: -2 }),
  GRU: gru,
  embedding: embeddings,
  "loss on all time steps": () => sequenceLoss(),
  "loss on the last time step": () => sequenceLoss(lastStepWeights),
  "loss on weighted time steps": () => sequenceLoss(stepWeights),
  "clipping by global norm": clipping,
  "gradient descent": () => trajectory(tf.train.sgd(learningRate)),
  momentum: () => trajectory(tf.train.momentum(learningRate, momentum)),
  Adam: () => trajectory(tf.train.adam(learningRate, beta1, beta2, epsilon)),
  "Adam with its defaults": () => trajectory(tf.train.adam(0.001, 0.9, 0.999, 1e-8)),
  training: () => rnnTraining(sequenceSteps),
  "training by truncated back-propagation": () => rnnTraining(numSteps),
  "training of an LSTM": () => lstmTraining(sequenceSteps),
  "training of an LSTM by truncated back-propagation": () => lstmTraining(numSteps),
  "training of a character model": characterModel,
};

/**
 * Of the bidirectional and deep networks what TensorFlow.js has layers or cells for: its layers have no
 * sequence lengths, and its GRU resets before the product only. The masks of dropout are the engine's.
 */
export const tensorflowVariants: Readonly<Record<string, () => Answer>> = {
  ...answeredBy(variants.networks, bothDirections, [
    "bidirectional recurrence",
    "bidirectional LSTM",
    "stacked bidirectional LSTM",
  ]),
  ...answeredBy(variants.resettingBefore, bothDirections, [
    "bidirectional GRU that resets before its product",
  ]),
  ...answeredBy(variants.networks, deepLstm, ["deep LSTM"]),
  ...answeredBy(variants.resettingBefore, stackedCells, [
    "deep network of different layers, its GRU resetting before its product",
  ]),
  ...answeredBy(variants.networks, wrappedLstm, [
    "LSTM with a residual connection",
    "LSTM with dropout of input and output",
    "LSTM with dropout of h",
    "LSTM with variational dropout",
  ]),
  ...answeredBy(variants.trainings, lstmTrainingOf, [
    "training of a bidirectional classifier",
    "training of a deep LSTM",
    "training of a deep LSTM by truncated back-propagation",
  ]),
};

function answeredBy<Given>(
  cases: Readonly<Record<string, Given>>,
  answer: (given: Given) => Answer,
  questions: readonly string[],
) {
  return Object.fromEntries(questions.map((question) => [question, () => answer(cases[question])]));
}
