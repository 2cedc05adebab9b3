import {
  BasicRNNCell,
  dynamicRnn,
  fullyConnected,
  randomNormal,
  squaredError,
  Tensor,
  tensor,
  totalLoss,
  type DType,
  type SequenceWindow,
} from "../../src/index.js";

/** A small network that forecasts the next number of a sequence, and its loss on a window. */
export function forecaster({ dtype = "float64", seed = 1 }: { dtype?: DType; seed?: number } = {}) {
  const cell = new BasicRNNCell(3, { inputSize: 1, seed, dtype });
  const head = fullyConnected(1, { inputSize: 3, seed: seed + 1, dtype });
  const loss = ({ inputs, targets, first }: SequenceWindow, carried?: Tensor) => {
    const initialState = first ? undefined : carried;
    const { outputs, state } = dynamicRnn(cell, inputs, { initialState });
    return { loss: totalLoss(squaredError(head(outputs), targets)), state };
  };
  return { cell, head, loss, variables: [...cell.variables, ...head.variables] };
}

/** Sequences of a sine with noise, and the same one step ahead; both `[batch, time, 1]`. */
export function sineSequences(batch: number, time: number, dtype: DType = "float64") {
  const noise = randomNormal([batch, time + 1], { seed: 3, stddev: 0.1, dtype: "float64" });
  const value = (n: number, t: number) => Math.sin(n + t / 3) + noise.data[n * (time + 1) + t];
  const from = (shift: number) =>
    tensor(
      Array.from({ length: batch }, (_, n) =>
        Array.from({ length: time }, (_, t) => [value(n, t + shift)]),
      ),
      dtype,
    );
  return { inputs: from(0), targets: from(1) };
}
