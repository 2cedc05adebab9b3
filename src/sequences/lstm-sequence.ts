import { jointOperation, type Gradients } from "../autograd/joint-operation.js";
import { type Blocks, keeping, kernels, withScratch, type Pointer } from "../backend/index.js";
import type { Tensor } from "../tensor/tensor.js";
import { BYTES, GateWeights, padded } from "./gate-weights.js";
import { GradientSums } from "./gradient-sums.js";
import { inputGradient, InputProjection } from "./input-projection.js";
import { KeptSequence } from "./kept-sequence.js";
import { LSTMStep, type LSTMRows } from "./lstm-step.js";
import { asSeen, SeenGradients, SeenStates } from "./masked-states.js";
import type { PackedRows } from "./packed-rows.js";
import {
  allStates,
  carriedGradient,
  finalStates,
  initialRows,
  previousStates,
  stateRows,
} from "./state-rows.js";
import { runBackwards, runForwards } from "./time-loop.js";
import { kernelGradient } from "./kernel-gradient.js";

type Inputs = readonly [
  x: Tensor,
  W: Tensor,
  b: Tensor,
  c: Tensor,
  h: Tensor,
  ...peepholes: Tensor[],
];
type Outputs = readonly [outputs: Tensor, c: Tensor, h: Tensor];

export interface LSTMSettings {
  readonly rows: PackedRows;
  /**
   * What multiplies each hidden state on its way to the next time step, `[batch, time, units]` or time
   * first; nothing unless given.
   */
  readonly masks?: Tensor;
  readonly forgetBias: number;
}

/** The gates i, j, f, o of all rows, c and tanh(c). */
class KeptLSTM extends KeptSequence {
  gates!: Pointer;
  c!: Pointer;
  tanhC!: Pointer;
}

/**
 * The loop of an LSTM over all time steps as one operation, in float32: what `BasicLSTMCell`, or with
 * the peephole weights w_i, w_f, w_o `LSTMCell`, computes step by step, with every product that can wait
 * done once for all steps.
 */
export const lstmSequence = jointOperation<Inputs, Outputs, LSTMSettings, KeptLSTM>(
  "lstmSequence",
  { forward, backward },
);

function forward(
  [x, W, b, c0, h0, ...peepholes]: Inputs,
  { rows, masks, forgetBias }: LSTMSettings,
  keeps: boolean,
): { outputs: Outputs; kept: KeptLSTM } {
  const k = kernels()!;
  const units = h0.shape[1];
  const width = padded(units);
  const kept = new KeptLSTM(k);
  const outputs = keeping(kept, keeps, () =>
    withScratch(k.memory, (scratch): Outputs => {
      const weights = new GateWeights(k, W, b, units);
      const panels = weights.packed(scratch, "recurrent");
      const input = new InputProjection(k, scratch, x, rows, weights);
      kept.gates = kept.take(rows.total * weights.columns);
      kept.tanhC = kept.take(rows.total * width);
      kept.c = stateRows(k, kept, c0, rows);
      const h = stateRows(k, scratch, h0, rows);
      const seen = new SeenStates(k, scratch, h, h0, rows, masks);
      const bias = weights.bias(scratch);
      const lstm = new LSTMStep(k, scratch, width, peepholes);
      runForwards(
        k,
        rows,
        weights,
        input,
        panels,
        kept.gates,
        seen,
        (count, at, previous, next) => {
          const step = rowsOf(kept, kept.gates, width, at, previous, next);
          lstm.forward(count, step, bias, forgetBias, h + next * width * BYTES);
        },
      );
      kept.outputs = allStates(k, scratch, h, units, rows);
      return [
        kept.outputs,
        finalStates(k, scratch, kept.c, units, rows),
        finalStates(k, scratch, seen.block, units, rows),
      ];
    }),
  );
  return { outputs, kept };
}

function backward(
  [dOutputs, dC, dH]: Gradients<Outputs>,
  kept: KeptLSTM,
  [x, W, b, , h0, ...peepholes]: Inputs,
  { rows, masks }: LSTMSettings,
  [toX, toW, toB, toC, toH]: readonly boolean[],
): Gradients<Inputs> {
  const { k } = kept;
  const units = h0.shape[1];
  const width = padded(units);
  const weights = new GateWeights(k, W, b, units);
  return withScratch(k.memory, (scratch) => {
    // The gradient of the gates is written over them, unless another tape will read them too.
    const dz = kept.shared ? scratch.copyOf(kept.gates, rows.total * 4 * width) : kept.gates;
    const sums = new GradientSums(k, scratch, x, rows, weights);
    const lstm = new LSTMStep(k, scratch, width, peepholes);
    const [dc0, dh0] = withScratch(k.memory, (scratch) => {
      const panels = weights.packedTransposed(scratch, "recurrent");
      const dh = new SeenGradients(k, scratch, dOutputs, dH, h0, rows, masks);
      const dc = carriedGradient(k, scratch, dC, units, rows);
      runBackwards(k, rows, weights, panels, dz, dh, sums, (count, at, previous, next) => {
        const step = rowsOf(kept, dz, width, at, previous, next);
        lstm.backward(count, step, dh.made + next * width * BYTES, dc);
      });
      return [
        toC ? initialRows(k, scratch, dc, units, rows) : undefined,
        toH ? initialRows(k, scratch, dh.seen, units, rows) : undefined,
      ];
    });
    const all = asSeen(kept.outputs, masks);
    const before = (scratch: Blocks) => previousStates(k, scratch, h0, rows, all);
    return [
      toX ? inputGradient(k, x, rows, weights, dz) : undefined,
      toW ? kernelGradient(k, W, x, rows, weights, before, dz, sums) : undefined,
      toB ? sums.biasGradient(b) : undefined,
      dc0,
      dh0,
      ...lstm.gradients(units),
    ];
  });
}

/** Where the rows of a time step begin: row `at` of the gates, `previous` and `next` of the states. */
function rowsOf(
  { c, tanhC }: KeptLSTM,
  gates: Pointer,
  width: number,
  at: number,
  previous: number,
  next: number,
): LSTMRows {
  const row = width * BYTES;
  return {
    gates: gates + at * 4 * row,
    cPrevious: c + previous * row,
    c: c + next * row,
    tanhC: tanhC + at * row,
  };
}
