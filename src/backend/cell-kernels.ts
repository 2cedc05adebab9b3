import type { Pointer } from "./memory.js";

/** What a step of a cell does behind its matrix products, and the same backward. Rows have H numbers, a multiple of 4. */
export interface CellKernels {
  /** h = tanh(z + b). */
  basicRnnForward(rows: number, H: number, z: Pointer, bias: Pointer, h: Pointer): void;
  /** dz = dh·(1 − h²); dz may be dh. */
  basicRnnBackward(rows: number, H: number, h: Pointer, dh: Pointer, dz: Pointer): void;
  /**
   * A step of the LSTM. `gates` is `[rows, 4H]`: in comes x W_x + h W_h, out go the values of i, j, f, o.
   * c = cPrevious·f + i·j, tanhC = tanh(c), h = tanhC·o, with f = σ((z_f + b_f) + forgetBias).
   */
  lstmForward(
    rows: number,
    H: number,
    gates: Pointer,
    bias: Pointer,
    forgetBias: number,
    cPrevious: Pointer,
    c: Pointer,
    tanhC: Pointer,
    h: Pointer,
  ): void;
  /** `gates` becomes the gradient of z, `dc` (in: from the later step) that of cPrevious. */
  lstmBackward(
    rows: number,
    H: number,
    gates: Pointer,
    cPrevious: Pointer,
    tanhC: Pointer,
    dh: Pointer,
    dc: Pointer,
  ): void;
  /**
   * A step of the LSTM with peepholes, whose weights are `[H]`: f = σ(((z_f + b_f) + forgetBias) +
   * cPrevious·w_f), i likewise, o = σ((z_o + b_o) + c·w_o).
   */
  peepholeForward(
    rows: number,
    H: number,
    gates: Pointer,
    bias: Pointer,
    forgetBias: number,
    weightsI: Pointer,
    weightsF: Pointer,
    weightsO: Pointer,
    cPrevious: Pointer,
    c: Pointer,
    tanhC: Pointer,
    h: Pointer,
  ): void;
  /** As `lstmBackward`; the gradients of the weights are added to `dwI`, `dwF`, `dwO`, row after row. */
  peepholeBackward(
    rows: number,
    H: number,
    gates: Pointer,
    weightsI: Pointer,
    weightsF: Pointer,
    weightsO: Pointer,
    cPrevious: Pointer,
    c: Pointer,
    tanhC: Pointer,
    dh: Pointer,
    dc: Pointer,
    dwI: Pointer,
    dwF: Pointer,
    dwO: Pointer,
  ): void;
  /** Phase 1 of the GRU: `gates` `[rows, 2H]` from z to r, u = σ(z + b); resetH = r·hPrevious. */
  gruGatesForward(
    rows: number,
    H: number,
    gates: Pointer,
    bias: Pointer,
    hPrevious: Pointer,
    resetH: Pointer,
  ): void;
  /** Phase 2: `candidate` `[rows, H]` from z to c = tanh(z + b); h = u·hPrevious + (1 − u)·c. */
  gruCandidateForward(
    rows: number,
    H: number,
    candidate: Pointer,
    bias: Pointer,
    gates: Pointer,
    hPrevious: Pointer,
    h: Pointer,
  ): void;
  /** Backward of phase 2: c and u become the gradients of their z; dhPrevious = dh·u, may be dh. */
  gruCandidateBackward(
    rows: number,
    H: number,
    candidate: Pointer,
    gates: Pointer,
    hPrevious: Pointer,
    dh: Pointer,
    dhPrevious: Pointer,
  ): void;
  /** Backward of phase 1: r becomes the gradient of its z; dhPrevious += dResetH·r. */
  gruGatesBackward(
    rows: number,
    H: number,
    gates: Pointer,
    hPrevious: Pointer,
    dResetH: Pointer,
    dhPrevious: Pointer,
  ): void;
}
