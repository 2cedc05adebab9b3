export { setBackend, type Backend } from "./backend/index.js";

export * from "./tensor/index.js";

export * from "./autograd/operations/index.js";
export { gradcheck, type GradcheckOptions } from "./autograd/gradcheck.js";
export { operation, type Operation, type Rule } from "./autograd/operation.js";
export { Tape, valueAndGradients } from "./autograd/tape.js";

export { shuffled } from "./data/shuffled.js";
export { batchesFrom } from "./data/batches-from.js";
export { shuffledBatches, type ShuffledBatchesOptions } from "./data/shuffled-batches.js";
export { textLanes, type TextLanes } from "./data/text-lanes.js";
export { trainValidationSplit, type SplitOptions } from "./data/train-validation-split.js";
export { truncatedWindows, type Sequences, type SequenceWindow } from "./data/truncated-windows.js";
export { Vocabulary, type VocabularyOptions } from "./data/vocabulary.js";

export type { AffineOptions, AffineValues } from "./variables/affine-weights.js";
export { getVariable, type GetVariableOptions } from "./variables/get-variable.js";
export { chronoBias, glorotUniform, type Initializer } from "./variables/initializers.js";
export { clearVariables } from "./variables/named-variables.js";
export {
  type Reuse,
  reuseVariables,
  variableScope,
  type VariableScopeOptions,
} from "./variables/variable-scope.js";

export { BasicLSTMCell, type BasicLSTMCellOptions } from "./cells/basic-lstm-cell.js";
export { BasicRNNCell, type BasicRNNCellOptions } from "./cells/basic-rnn-cell.js";
export type { Cell, RunSequence } from "./cells/cell.js";
export { evaluationMode, trainingMode } from "./cells/dropout-mode.js";
export { DropoutWrapper } from "./cells/dropout-wrapper.js";
export type { DropoutWrapperOptions } from "./cells/dropout-wrapper-options.js";
export { GRUCell } from "./cells/gru-cell.js";
export type { GRUCellOptions } from "./cells/gru-cell-options.js";
export { LSTMCell } from "./cells/lstm-cell.js";
export type { LSTMCellOptions } from "./cells/lstm-cell-options.js";
export type { LSTMState, LSTMStateOf } from "./cells/lstm-state.js";
export { MultiRNNCell, type MultiRNNCellOptions } from "./cells/multi-rnn-cell.js";
export type { MultiRNNState, StatesOf } from "./cells/multi-rnn-state.js";
export { ResidualWrapper } from "./cells/residual-wrapper.js";
export { mapStates, type State } from "./cells/state.js";

export {
  bidirectionalDynamicRnn,
  type BidirectionalOptions,
} from "./rnn/bidirectional-dynamic-rnn.js";
export { dynamicRnn, type DynamicRnnOptions } from "./rnn/dynamic-rnn.js";
export {
  stackBidirectionalDynamicRnn,
  type StackBidirectionalOptions,
} from "./rnn/stack-bidirectional-dynamic-rnn.js";
export { staticRnn } from "./rnn/static-rnn.js";
export type { RnnOptions } from "./rnn/unroll.js";

export { embedding, type Embedding, type EmbeddingOptions } from "./layers/embedding.js";
export {
  fullyConnected,
  type FullyConnectedOptions,
  type Layer,
} from "./layers/fully-connected.js";

export { meanSquaredError, squaredError } from "./losses/mean-squared-error.js";
export { bitsPerCharacter, perplexity } from "./losses/perplexity.js";
export { softmaxCrossEntropy } from "./losses/softmax-cross-entropy.js";
export { totalLoss } from "./losses/total-loss.js";

export { AdamOptimizer } from "./optimizers/adam.js";
export { clipByGlobalNorm, globalNorm } from "./optimizers/clip-by-global-norm.js";
export { GradientDescentOptimizer } from "./optimizers/gradient-descent.js";
export type { LearningRate, Schedule } from "./optimizers/learning-rate.js";
export { MomentumOptimizer } from "./optimizers/momentum.js";
export type { Optimizer } from "./optimizers/optimizer.js";
export { ResumableOptimizer, type OptimizerState } from "./optimizers/resumable-optimizer.js";
export { cosineDecay, exponentialDecay, linearWarmUp } from "./optimizers/schedules.js";

export type { RecurrentCell } from "./exchange/gates.js";
export { fromKeras, toKeras } from "./exchange/keras.js";
export type { ModelPart, ModelParts, RecurrentLayer } from "./exchange/model-parts.js";
export { fromPyTorch, toPyTorch } from "./exchange/pytorch.js";
export { fromSafetensors, toSafetensors, type Safetensors } from "./formats/safetensors.js";
export { assignByName, variablesByName } from "./formats/variables-by-name.js";

export { Checkpoint, type Position } from "./training/checkpoint.js";
export type { Resumable } from "./training/snapshot.js";
export { History, type Progress } from "./training/history.js";
export { NonFiniteError } from "./training/non-finite.js";
export { train, type TrainingOptions, type Validation } from "./training/train.js";

export { trace, type Trace } from "./trace/trace.js";
export { unitCorrelations, type UnitCorrelation } from "./trace/unit-correlations.js";

export { beamSearch, type BeamSearchOptions, type Hypothesis } from "./sampling/beam-search.js";
export type { ContinuationOptions } from "./sampling/continuation.js";
export { greedy } from "./sampling/greedy.js";
export { sample, type SampleOptions } from "./sampling/sample.js";
export { stepModel, type StepModel } from "./sampling/step-model.js";
