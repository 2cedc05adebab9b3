import { jointOperation, type Gradients } from "../autograd/joint-operation.js";
import { type Blocks, keeping, kernels, withScratch, type Pointer } from "../backend/index.js";
import type { Tensor } from "../tensor/tensor.js";
import { BYTES, GateWeights, padded } from "./gate-weights.js";
import { GradientSums } from "./gradient-sums.js";
import { inputGradient, InputProjection } from "./input-projection.js";
import { KeptSequence } from "./kept-sequence.js";
import { asSeen, SeenGradients, SeenStates } from "./masked-states.js";
import type { PackedRows } from "./packed-rows.js";
import { allStates, finalStates, initialRows, previousStates, stateRows } from "./state-rows.js";
import { runBackwards, runForwards } from "./time-loop.js";
import { kernelGradient } from "./kernel-gradient.js";

type Inputs = readonly [x: Tensor, W: Tensor, b: Tensor, h: Tensor];
type Outputs = readonly [outputs: Tensor, h: Tensor];

export interface BasicRNNSettings {
  readonly rows: PackedRows;
  /**
   * What multiplies each hidden state on its way to the next time step, `[batch, time, units]` or time
   * first; nothing unless given.
   */
  readonly masks?: Tensor;
}

/**
 * The loop of a basic recurrent network over all time steps as one operation, in float32: what
 * `BasicRNNCell` computes step by step, with every product that can wait done once for all steps.
 */
export const basicRnnSequence = jointOperation<Inputs, Outputs, BasicRNNSettings, KeptSequence>(
  "basicRnnSequence",
  { forward, backward },
);

function forward(
  [x, W, b, h0]: Inputs,
  { rows, masks }: BasicRNNSettings,
  keeps: boolean,
): { outputs: Outputs; kept: KeptSequence } {
  const k = kernels()!;
  const units = h0.shape[1];
  const width = padded(units);
  const kept = new KeptSequence(k);
  const outputs = keeping(kept, keeps, () =>
    withScratch(k.memory, (scratch): Outputs => {
      const weights = new GateWeights(k, W, b, units);
      const panels = weights.packed(scratch, "recurrent");
      const input = new InputProjection(k, scratch, x, rows, weights);
      const z = scratch.take(rows.total * weights.columns);
      const h = stateRows(k, scratch, h0, rows);
      const seen = new SeenStates(k, scratch, h, h0, rows, masks);
      const bias = weights.bias(scratch);
      const at = (block: Pointer, row: number) => block + row * width * BYTES;
      runForwards(k, rows, weights, input, panels, z, seen, (count, row, _previous, next) =>
        k.basicRnnForward(count, width, at(z, row), bias, at(h, next)),
      );
      kept.outputs = allStates(k, scratch, h, units, rows);
      return [kept.outputs, finalStates(k, scratch, seen.block, units, rows)];
    }),
  );
  return { outputs, kept };
}

function backward(
  [dOutputs, dH]: Gradients<Outputs>,
  { k, outputs }: KeptSequence,
  [x, W, b, h0]: Inputs,
  { rows, masks }: BasicRNNSettings,
  [toX, toW, toB, toH]: readonly boolean[],
): Gradients<Inputs> {
  const units = h0.shape[1];
  const width = padded(units);
  const at = (block: Pointer, row: number) => block + row * width * BYTES;
  const weights = new GateWeights(k, W, b, units);
  return withScratch(k.memory, (scratch) => {
    const panels = weights.packedTransposed(scratch, "recurrent");
    const dh = new SeenGradients(k, scratch, dOutputs, dH, h0, rows, masks);
    const h = stateRows(k, scratch, h0, rows, outputs);
    const sums = new GradientSums(k, scratch, x, rows, weights);
    // At each row dz takes the place of dh, which has then done its work.
    const dz = at(dh.made, rows.batch);
    runBackwards(k, rows, weights, panels, dz, dh, sums, (count, row, _previous, next) =>
      k.basicRnnBackward(count, width, at(h, next), at(dh.made, next), at(dz, row)),
    );
    const all = asSeen(outputs, masks);
    const before = (scratch: Blocks) => previousStates(k, scratch, h0, rows, all);
    return [
      toX ? inputGradient(k, x, rows, weights, dz) : undefined,
      toW ? kernelGradient(k, W, x, rows, weights, before, dz, sums) : undefined,
      toB ? sums.biasGradient(b) : undefined,
      toH ? initialRows(k, scratch, dh.seen, units, rows) : undefined,
    ];
  });
}
