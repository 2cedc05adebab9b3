import { jointOperation, type Gradients } from "../autograd/joint-operation.js";
import { Blocks, keeping, kernels, withScratch, type Pointer } from "../backend/index.js";
import { Tensor } from "../tensor/tensor.js";
import { BYTES, GateWeights, padded } from "./gate-weights.js";
import { inputGradient, projectInput } from "./input-projection.js";
import type { PackedRows } from "./packed-rows.js";
import { allStates, finalStates, gradientRows, initialRows, stateRows } from "./state-rows.js";
import { runBackwards, runForwards } from "./time-loop.js";
import { biasGradient, kernelGradient } from "./weight-gradients.js";

type Inputs = readonly [x: Tensor, W: Tensor, b: Tensor, h: Tensor];
type Outputs = readonly [outputs: Tensor, h: Tensor];

export interface BasicRNNSettings {
  readonly rows: PackedRows;
}

/** What the backward pass needs: the hidden states. */
class KeptBasicRNN extends Blocks {
  h!: Pointer;
}

/**
 * The loop of a basic recurrent network over all time steps as one operation, in float32: what
 * `BasicRNNCell` computes step by step, with every product that can wait done once for all steps.
 */
export const basicRnnSequence = jointOperation<Inputs, Outputs, BasicRNNSettings, KeptBasicRNN>(
  "basicRnnSequence",
  { forward, backward },
);

function forward(
  [x, W, b, h0]: Inputs,
  { rows }: BasicRNNSettings,
  keeps: boolean,
): { outputs: Outputs; kept: KeptBasicRNN } {
  const k = kernels()!;
  const units = h0.shape[1];
  const width = padded(units);
  const kept = new KeptBasicRNN(k.memory);
  const outputs = keeping(kept, keeps, () =>
    withScratch(k.memory, (scratch): Outputs => {
      const h = (kept.h = stateRows(k, kept, scratch, h0, rows));
      const z = scratch.take(rows.total * width);
      const weights = new GateWeights(k, scratch, W, b, units);
      const at = (block: Pointer, row: number) => block + row * width * BYTES;
      projectInput(k, scratch, x, rows, weights, z);
      runForwards(k, rows, weights, z, h, (count, row, _previous, next) =>
        k.basicRnnForward(count, width, at(z, row), weights.bias, at(h, next)),
      );
      return [allStates(k, scratch, h, units, rows), finalStates(k, scratch, h, units, rows)];
    }),
  );
  return { outputs, kept };
}

function backward(
  [dOutputs, dH]: Gradients<Outputs>,
  { h }: KeptBasicRNN,
  [x, W, b, h0]: Inputs,
  { rows }: BasicRNNSettings,
  [toX, toW, toB, toH]: readonly boolean[],
): Gradients<Inputs> {
  const k = kernels()!;
  const units = h0.shape[1];
  const width = padded(units);
  return withScratch(k.memory, (scratch) => {
    const at = (block: Pointer, row: number) => block + row * width * BYTES;
    const dh = gradientRows(k, scratch, dOutputs, dH, units, rows);
    // At each row dz takes the place of dh, which has then done its work.
    const dz = at(dh, rows.batch);
    const weights = new GateWeights(k, scratch, W, b, units);
    runBackwards(k, rows, weights, dz, dh, (count, row, _previous, next) =>
      k.basicRnnBackward(count, width, at(h, next), at(dh, next), at(dz, row)),
    );
    const dx = () => new Tensor(inputGradient(k, scratch, x, rows, weights, dz), x.shape);
    return [
      toX ? dx() : undefined,
      toW ? kernelGradient(k, scratch, W, x, rows, weights, h, dz) : undefined,
      toB ? biasGradient(k, scratch, b, rows, weights, dz) : undefined,
      toH ? initialRows(k, scratch, dh, units, rows) : undefined,
    ];
  });
}
