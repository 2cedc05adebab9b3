import {
  BasicLSTMCell,
  BasicRNNCell,
  dropout,
  dynamicRnn,
  fullyConnected,
  GRUCell,
  LSTMCell,
  mean,
  mul,
  oneHot,
  Random,
  softmaxCrossEntropy,
  tensor,
  type Cell,
  type Tensor,
  type Variable,
} from "unrolled";
import type { CellName, Job } from "../../job.js";

const cells = { BasicLSTMCell, BasicRNNCell, LSTMCell, GRUCell } as const satisfies Record<
  CellName,
  unknown
>;

export interface Network {
  readonly variables: readonly Variable[];
  /** `[time, batch, classes]`; what stands between two layers drops numbers only in training. */
  readonly logits: (training: boolean) => Tensor;
  /** The mean over all places; those past the end of a sequence count as 0. */
  readonly loss: () => Tensor;
}

/** The network of a job, through the package's public names, as a chapter would write it. */
export function network(job: Job): Network {
  const { sizes, indices, labels, lengths, weights, cell: kind = "BasicLSTMCell" } = job;
  const { inputs, units, classes, layers } = sizes;
  const Kind = cells[kind];
  const cell: Cell<any> = weights
    ? new BasicLSTMCell(units, {
        kernel: tensor(weights.kernel),
        bias: tensor(weights.bias),
        forgetBias: 0,
      })
    : new Kind(units, { inputSize: inputs, seed: 1 });
  const upper = Array.from(
    { length: layers - 1 },
    (_, n): Cell<any> => new Kind(units, { inputSize: units, seed: 3 + 2 * n }),
  );
  const readout = fullyConnected(
    classes,
    weights
      ? { kernel: tensor(weights.readoutKernel), bias: tensor(weights.readoutBias) }
      : { inputSize: units, seed: 2 },
  );
  const random = new Random(4);
  const x = oneHot(indices, inputs);
  const options = { timeMajor: true, ...(lengths && { sequenceLength: lengths }) };
  const mask =
    lengths && tensor(indices.map((_, t) => lengths.map((length) => (t < length ? 1 : 0))));

  const logits = (training: boolean): Tensor => {
    const drops = training && sizes.dropout > 0;
    let { outputs } = dynamicRnn(cell, x, options);
    for (const layer of upper) {
      const between = drops ? dropout(outputs, 1 - sizes.dropout, random) : outputs;
      outputs = dynamicRnn(layer, between, options).outputs;
    }
    return readout(outputs);
  };
  return {
    variables: [
      ...cell.variables,
      ...upper.flatMap(({ variables }) => variables),
      ...readout.variables,
    ],
    logits,
    loss: () => {
      const losses = softmaxCrossEntropy(logits(true), labels);
      return mean(mask ? mul(losses, mask) : losses);
    },
  };
}
