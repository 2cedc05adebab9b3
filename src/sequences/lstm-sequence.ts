import { jointOperation, type Gradients } from "../autograd/joint-operation.js";
import { keeping, kernels, withScratch, type Pointer } from "../backend/index.js";
import type { Tensor } from "../tensor/tensor.js";
import { BYTES, GateWeights, padded } from "./gate-weights.js";
import { GradientSums } from "./gradient-sums.js";
import { inputGradient, InputProjection } from "./input-projection.js";
import { KeptSequence } from "./kept-sequence.js";
import type { PackedRows } from "./packed-rows.js";
import {
  allStates,
  carriedGradient,
  finalStates,
  gradientRows,
  initialRows,
  stateRows,
} from "./state-rows.js";
import { runBackwards, runForwards } from "./time-loop.js";
import { kernelGradient } from "./kernel-gradient.js";

type Inputs = readonly [x: Tensor, W: Tensor, b: Tensor, c: Tensor, h: Tensor];
type Outputs = readonly [outputs: Tensor, c: Tensor, h: Tensor];

export interface LSTMSettings {
  readonly rows: PackedRows;
  readonly forgetBias: number;
}

/** The gates i, j, f, o of all rows, c and tanh(c). */
class KeptLSTM extends KeptSequence {
  gates!: Pointer;
  c!: Pointer;
  tanhC!: Pointer;
}

/**
 * The loop of an LSTM over all time steps as one operation, in float32: what `BasicLSTMCell` computes
 * step by step, with every product that can wait done once for all steps.
 */
export const lstmSequence = jointOperation<Inputs, Outputs, LSTMSettings, KeptLSTM>(
  "lstmSequence",
  { forward, backward },
);

function forward(
  [x, W, b, c0, h0]: Inputs,
  { rows, forgetBias }: LSTMSettings,
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
      const gates = (kept.gates = kept.take(rows.total * weights.columns));
      const tanhC = (kept.tanhC = kept.take(rows.total * width));
      const c = (kept.c = stateRows(k, kept, c0, rows));
      const h = stateRows(k, scratch, h0, rows);
      const bias = weights.bias(scratch);
      const at = (block: Pointer, row: number, size = width) => block + row * size * BYTES;
      runForwards(k, rows, weights, input, panels, gates, h, (count, row, previous, next) =>
        k.lstmForward(
          count,
          width,
          at(gates, row, 4 * width),
          bias,
          forgetBias,
          at(c, previous),
          at(c, next),
          at(tanhC, row),
          at(h, next),
        ),
      );
      kept.outputs = allStates(k, scratch, h, units, rows);
      return [
        kept.outputs,
        finalStates(k, scratch, c, units, rows),
        finalStates(k, scratch, h, units, rows),
      ];
    }),
  );
  return { outputs, kept };
}

function backward(
  [dOutputs, dC, dH]: Gradients<Outputs>,
  kept: KeptLSTM,
  [x, W, b, , h0]: Inputs,
  { rows }: LSTMSettings,
  [toX, toW, toB, toC, toH]: readonly boolean[],
): Gradients<Inputs> {
  const { k } = kept;
  const units = h0.shape[1];
  const width = padded(units);
  const at = (block: Pointer, row: number, size = width) => block + row * size * BYTES;
  const weights = new GateWeights(k, W, b, units);
  return withScratch(k.memory, (scratch) => {
    // The gradient of the gates is written over them, unless another tape will read them too.
    const dz = kept.shared ? scratch.copyOf(kept.gates, rows.total * 4 * width) : kept.gates;
    const sums = new GradientSums(k, scratch, x, rows, weights);
    const [dc0, dh0] = withScratch(k.memory, (scratch) => {
      const panels = weights.packedTransposed(scratch, "recurrent");
      const dh = gradientRows(k, scratch, dOutputs, dH, units, rows);
      const dc = carriedGradient(k, scratch, dC, units, rows);
      runBackwards(k, rows, weights, panels, dz, dh, sums, (count, row, previous, next) =>
        k.lstmBackward(
          count,
          width,
          at(dz, row, 4 * width),
          at(kept.c, previous),
          at(kept.tanhC, row),
          at(dh, next),
          dc,
        ),
      );
      return [
        toC ? initialRows(k, scratch, dc, units, rows) : undefined,
        toH ? initialRows(k, scratch, dh, units, rows) : undefined,
      ];
    });
    return [
      toX ? inputGradient(k, x, rows, weights, dz) : undefined,
      toW ? kernelGradient(k, W, x, rows, weights, [h0, kept.outputs], dz, sums) : undefined,
      toB ? sums.biasGradient(b) : undefined,
      dc0,
      dh0,
    ];
  });
}
