import {
  AdamOptimizer,
  GradientDescentOptimizer,
  logSoftmax,
  MomentumOptimizer,
  relu,
  sigmoid,
  softmax,
  tanh,
  tensor,
  type DType,
} from "../../../src/index.js";
import type { Respondent } from "../answer.js";
import { cases } from "../cases.js";
import { activation } from "./activation.js";
import { fullyConnectedLayer } from "./fully-connected.js";
import { crossEntropies, squaredErrors } from "./losses.js";
import { lstm } from "./lstm.js";
import { characterModel, embeddings } from "./character-model.js";
import { gru } from "./gru.js";
import { basicLstm, basicRnn, network } from "./network.js";
import { clipping, trajectory } from "./optimizers.js";
import { recurrence } from "./recurrence.js";
import { sequenceLoss } from "./sequence-loss.js";
import { training } from "./training.js";

const { sequenceLength } = cases.recurrence;
const { lastStepWeights, stepWeights, sequenceSteps, numSteps } = cases.network;
const sequences = (dtype: DType) => ({
  inputs: tensor(cases.network.inputs, dtype),
  labels: cases.network.labels,
});
const rnnTraining = (dtype: DType, numSteps: number) =>
  training(network(basicRnn(dtype)), sequences(dtype), cases.network.basicRnn, numSteps);
const lstmTraining = (dtype: DType, numSteps: number) =>
  training(network(basicLstm(dtype)), sequences(dtype), cases.network.basicLstm, numSteps);
const { learningRate, momentum, beta1, beta2, epsilon } = cases.optimizers;

export const engine: Respondent = {
  tanh: (dtype) => activation(tanh, dtype),
  sigmoid: (dtype) => activation(sigmoid, dtype),
  relu: (dtype) => activation(relu, dtype),
  softmax: (dtype) => activation(softmax, dtype),
  "log softmax": (dtype) => activation(logSoftmax, dtype),
  "fully connected layer": fullyConnectedLayer,
  "mean squared error": squaredErrors,
  "softmax cross-entropy": crossEntropies,
  recurrence: (dtype) => recurrence(dtype),
  "recurrence with relu": (dtype) => recurrence(dtype, { activation: relu }),
  "recurrence with sequence lengths": (dtype) => recurrence(dtype, { sequenceLength }),
  LSTM: (dtype) => lstm(dtype),
  "LSTM with sequence lengths": (dtype) => lstm(dtype, { sequenceLength }),
  "LSTM with forget bias 0": (dtype) => lstm(dtype, { forgetBias: 0 }),
  "LSTM with forget bias 3": (dtype) => lstm(dtype, { forgetBias: 3 }),
  "LSTM with forget bias -2": (dtype) => lstm(dtype, { forgetBias: -2 }),
  "LSTM with peepholes": (dtype) => lstm(dtype, { peepholes: true }),
  "LSTM with peepholes and sequence lengths": (dtype) =>
    lstm(dtype, { peepholes: true, sequenceLength }),
  "LSTM with a clipped cell state": (dtype) => lstm(dtype, { clips: true }),
  "LSTM with projection": (dtype) => lstm(dtype, { projection: true }),
  "LSTM with projection and sequence lengths": (dtype) =>
    lstm(dtype, { projection: true, sequenceLength }),
  "LSTM with peepholes and clips and projection": (dtype) =>
    lstm(dtype, { peepholes: true, clips: true, projection: true, sequenceLength }),
  GRU: (dtype) => gru(dtype),
  "GRU with sequence lengths": (dtype) => gru(dtype, { sequenceLength }),
  "GRU with reset after": (dtype) => gru(dtype, { resetAfter: true }),
  "GRU with reset after and sequence lengths": (dtype) =>
    gru(dtype, { resetAfter: true, sequenceLength }),
  embedding: embeddings,
  "loss on all time steps": (dtype) => sequenceLoss(dtype),
  "loss on the last time step": (dtype) => sequenceLoss(dtype, lastStepWeights),
  "loss on weighted time steps": (dtype) => sequenceLoss(dtype, stepWeights),
  "clipping by global norm": clipping,
  "gradient descent": (dtype) => trajectory(dtype, new GradientDescentOptimizer(learningRate)),
  momentum: (dtype) => trajectory(dtype, new MomentumOptimizer(learningRate, momentum)),
  Adam: (dtype) => trajectory(dtype, new AdamOptimizer(learningRate, { beta1, beta2, epsilon })),
  "Adam with its defaults": (dtype) => trajectory(dtype, new AdamOptimizer()),
  training: (dtype) => rnnTraining(dtype, sequenceSteps),
  "training by truncated back-propagation": (dtype) => rnnTraining(dtype, numSteps),
  "training of an LSTM": (dtype) => lstmTraining(dtype, sequenceSteps),
  "training of an LSTM by truncated back-propagation": (dtype) => lstmTraining(dtype, numSteps),
  "training of a character model": characterModel,
};
