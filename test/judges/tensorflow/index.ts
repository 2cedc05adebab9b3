import * as tf from "@tensorflow/tfjs";
import type { Respondent } from "../answer.js";
import { cases } from "../cases.js";
import { activation } from "./activation.js";
import { fullyConnectedLayer } from "./fully-connected.js";
import { crossEntropies, squaredErrors } from "./losses.js";
import { lstm } from "./lstm.js";
import { basicLstm, basicRnn } from "./network.js";
import { clipping, trajectory } from "./optimizers.js";
import { recurrence } from "./recurrence.js";
import { sequenceLoss } from "./sequence-loss.js";
import { training } from "./training.js";

const { sequenceLength } = cases.recurrence;
const { lastStepWeights, stepWeights, sequenceSteps, numSteps } = cases.network;
const { learningRate, momentum, beta1, beta2, epsilon } = cases.optimizers;

/** TensorFlow.js, in float32: it has no float64. */
export const tensorflow: Respondent = {
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
  "LSTM with sequence lengths": () => lstm(sequenceLength),
  "loss on all time steps": () => sequenceLoss(),
  "loss on the last time step": () => sequenceLoss(lastStepWeights),
  "loss on weighted time steps": () => sequenceLoss(stepWeights),
  "clipping by global norm": clipping,
  "gradient descent": () => trajectory(tf.train.sgd(learningRate)),
  momentum: () => trajectory(tf.train.momentum(learningRate, momentum)),
  Adam: () => trajectory(tf.train.adam(learningRate, beta1, beta2, epsilon)),
  "Adam with its defaults": () => trajectory(tf.train.adam(0.001, 0.9, 0.999, 1e-8)),
  training: () => training(basicRnn(), sequenceSteps),
  "training by truncated back-propagation": () => training(basicRnn(), numSteps),
  "training of an LSTM": () => training(basicLstm(), sequenceSteps),
  "training of an LSTM by truncated back-propagation": () => training(basicLstm(), numSteps),
};
