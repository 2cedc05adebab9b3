import type { DType, NestedNumbers, Tensor } from "../../src/index.js";

/**
 * What is asked of the engine and of its judges; the numbers for it are in `cases.json`. What is asked
 * about bidirectional and deep networks goes by its name in `variants.json`.
 */
export type Question =
  | "tanh"
  | "sigmoid"
  | "relu"
  | "softmax"
  | "log softmax"
  | "fully connected layer"
  | "mean squared error"
  | "softmax cross-entropy"
  | "recurrence"
  | "recurrence with relu"
  | "recurrence with sequence lengths"
  | "LSTM"
  | "LSTM with sequence lengths"
  | "LSTM with forget bias 0"
  | "LSTM with forget bias 3"
  | "LSTM with forget bias -2"
  | "LSTM with peepholes"
  | "LSTM with peepholes and sequence lengths"
  | "LSTM with a clipped cell state"
  | "LSTM with projection"
  | "LSTM with projection and sequence lengths"
  | "LSTM with peepholes and clips and projection"
  | "GRU"
  | "GRU with sequence lengths"
  | "GRU with reset after"
  | "GRU with reset after and sequence lengths"
  | "embedding"
  | "loss on all time steps"
  | "loss on the last time step"
  | "loss on weighted time steps"
  | "clipping by global norm"
  | "gradient descent"
  | "momentum"
  | "Adam"
  | "Adam with its defaults"
  | "training"
  | "training by truncated back-propagation"
  | "training of an LSTM"
  | "training of an LSTM by truncated back-propagation"
  | "training of a character model";

/** Numbers by name: "outputs", "loss", "gradient of kernel", … */
export type Answer = Readonly<Record<string, Tensor | NestedNumbers>>;

export type Respond = (dtype: DType) => Answer | Promise<Answer>;

/** One who answers questions, all of them unless said. */
export type Respondent<Asked extends Question = Question> = Readonly<Record<Asked, Respond>>;
