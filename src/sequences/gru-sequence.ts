import { jointOperation, type Gradients } from "../autograd/joint-operation.js";
import { keeping, kernels, withScratch, type Blocks, type Pointer } from "../backend/index.js";
import { zip } from "../tensor/elementwise.js";
import { Tensor } from "../tensor/tensor.js";
import { BYTES, GateWeights, padded } from "./gate-weights.js";
import { GradientSums } from "./gradient-sums.js";
import { inputGradient, InputProjection } from "./input-projection.js";
import { KeptSequence } from "./kept-sequence.js";
import { kernelGradient } from "./kernel-gradient.js";
import { asSeen, SeenGradients, SeenStates } from "./masked-states.js";
import type { PackedRows } from "./packed-rows.js";
import { allStates, finalStates, initialRows, previousStates, stateRows } from "./state-rows.js";
import { runBackwards, runForwards } from "./time-loop.js";

type Inputs = readonly [x: Tensor, Wg: Tensor, bg: Tensor, Wc: Tensor, bc: Tensor, h: Tensor];
type Outputs = readonly [outputs: Tensor, h: Tensor];

export interface GRUSettings {
  readonly rows: PackedRows;
  /**
   * What multiplies each hidden state on its way to the next time step, `[batch, time, units]` or time
   * first; nothing unless given.
   */
  readonly masks?: Tensor;
}

/** The gates r, u of all rows, the candidates, and r ⊙ hₜ₋₁. */
class KeptGRU extends KeptSequence {
  gates!: Pointer;
  candidates!: Pointer;
  resetH!: Pointer;
}

/**
 * The loop of a GRU over all time steps as one operation, in float32: what `GRUCell` computes step by
 * step, with every product that can wait done once for all steps.
 */
export const gruSequence = jointOperation<Inputs, Outputs, GRUSettings, KeptGRU>("gruSequence", {
  forward,
  backward,
});

function forward(
  [x, Wg, bg, Wc, bc, h0]: Inputs,
  { rows, masks }: GRUSettings,
  keeps: boolean,
): { outputs: Outputs; kept: KeptGRU } {
  const k = kernels()!;
  const units = h0.shape[1];
  const width = padded(units);
  const kept = new KeptGRU(k);
  const outputs = keeping(kept, keeps, () =>
    withScratch(k.memory, (scratch): Outputs => {
      const [forGates, forCandidate] = [
        new GateWeights(k, Wg, bg, units),
        new GateWeights(k, Wc, bc, units),
      ];
      const panels = forGates.packed(scratch, "recurrent");
      const candidatePanels = forCandidate.packed(scratch, "recurrent");
      const toGates = new InputProjection(k, scratch, x, rows, forGates);
      const toCandidate = new InputProjection(k, scratch, x, rows, forCandidate);
      const gates = (kept.gates = kept.take(rows.total * 2 * width));
      const candidates = (kept.candidates = kept.take(rows.total * width));
      const resetH = (kept.resetH = kept.take(rows.total * width));
      const h = stateRows(k, scratch, h0, rows);
      const seenH = new SeenStates(k, scratch, h, h0, rows, masks);
      const [gateBias, candidateBias] = [forGates.bias(scratch), forCandidate.bias(scratch)];
      const at = (block: Pointer, row: number, size = width) => block + row * size * BYTES;
      runForwards(
        k,
        rows,
        forGates,
        toGates,
        panels,
        gates,
        seenH,
        (count, row, previous, next) => {
          const [z, hPrevious] = [at(gates, row, 2 * width), at(seenH.block, previous)];
          const [c, seen] = [at(candidates, row), at(resetH, row)];
          k.gruGatesForward(count, width, z, gateBias, hPrevious, seen);
          toCandidate.into(candidates, row, count);
          k.multiplyPacked(count, width, units, seen, width, candidatePanels, c, width, 1);
          k.gruCandidateForward(count, width, c, candidateBias, z, hPrevious, at(h, next));
        },
      );
      kept.outputs = allStates(k, scratch, h, units, rows);
      return [kept.outputs, finalStates(k, scratch, seenH.block, units, rows)];
    }),
  );
  return { outputs, kept };
}

function backward(
  [dOutputs, dH]: Gradients<Outputs>,
  kept: KeptGRU,
  [x, Wg, bg, Wc, bc, h0]: Inputs,
  { rows, masks }: GRUSettings,
  [toX, toWg, toBg, toWc, toBc, toH]: readonly boolean[],
): Gradients<Inputs> {
  const { k, outputs, resetH } = kept;
  const units = h0.shape[1];
  const width = padded(units);
  const at = (block: Pointer, row: number, size = width) => block + row * size * BYTES;
  const forGates = new GateWeights(k, Wg, bg, units);
  const forCandidate = new GateWeights(k, Wc, bc, units);
  const all = asSeen(outputs, masks);
  return withScratch(k.memory, (scratch) => {
    // The gradients are written over gates and candidates, unless another tape will read them too.
    const own = (block: Pointer, size: number) =>
      kept.shared ? scratch.copyOf(block, rows.total * size) : block;
    const [dzGates, dzCandidates] = [own(kept.gates, 2 * width), own(kept.candidates, width)];
    const gateSums = new GradientSums(k, scratch, x, rows, forGates);
    const candidateSums = new GradientSums(k, scratch, x, rows, forCandidate);
    const dh0 = withScratch(k.memory, (scratch) => {
      const panels = forGates.packedTransposed(scratch, "recurrent");
      const candidatePanels = forCandidate.packedTransposed(scratch, "recurrent");
      const h = stateRows(k, scratch, h0, rows, all);
      const dh = new SeenGradients(k, scratch, dOutputs, dH, h0, rows, masks);
      const dResetH = scratch.take(rows.batch * width);
      const eachRow = scratch.holdingIndices(Array.from({ length: rows.batch }, (_, i) => i));
      runBackwards(
        k,
        rows,
        forGates,
        panels,
        dzGates,
        dh,
        gateSums,
        (count, row, previous, next) => {
          const [dz, dzC] = [at(dzGates, row, 2 * width), at(dzCandidates, row)];
          const [hPrevious, dhNext] = [at(h, previous), at(dh.made, next)];
          const dhPrevious = at(dh.seen, previous);
          // What is left in dhNext goes on to hPrevious: by u, and by r of what the candidate has seen.
          k.gruCandidateBackward(count, width, dzC, dz, hPrevious, dhNext, dhNext);
          candidateSums.add(dzCandidates, row, count);
          k.multiplyPacked(count, width, width, dzC, width, candidatePanels, dResetH, width, 0);
          k.gruGatesBackward(count, width, dz, hPrevious, dResetH, dhNext);
          k.scatterAddRows(count, width, eachRow, dhNext, width, dhPrevious, width);
        },
      );
      return toH ? initialRows(k, scratch, dh.seen, units, rows) : undefined;
    });
    const before = (scratch: Blocks) => previousStates(k, scratch, h0, rows, all);
    const dx = () =>
      zip(
        "gradient",
        inputGradient(k, x, rows, forGates, dzGates),
        inputGradient(k, x, rows, forCandidate, dzCandidates),
        (a, b) => a + b,
      );
    return [
      toX ? dx() : undefined,
      toWg ? kernelGradient(k, Wg, x, rows, forGates, before, dzGates, gateSums) : undefined,
      toBg ? gateSums.biasGradient(bg) : undefined,
      toWc
        ? kernelGradient(k, Wc, x, rows, forCandidate, () => resetH, dzCandidates, candidateSums)
        : undefined,
      toBc ? candidateSums.biasGradient(bc) : undefined,
      dh0,
    ];
  });
}
