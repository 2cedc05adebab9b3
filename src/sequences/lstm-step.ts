import type { Blocks, Kernels, Pointer } from "../backend/index.js";
import { Tensor } from "../tensor/tensor.js";
import { loadRows } from "./transfer.js";

/** Where the numbers of a time step's rows begin. */
export interface LSTMRows {
  readonly gates: Pointer;
  readonly cPrevious: Pointer;
  readonly c: Pointer;
  readonly tanhC: Pointer;
}

/** One step of an LSTM on `count` rows, with peephole weights w_i, w_f, w_o `[units]` or without. */
export class LSTMStep {
  readonly #k: Kernels;
  readonly #width: number;
  readonly #peepholes: readonly Pointer[];
  readonly #gradients: readonly Pointer[];

  /** @param width units with their padding. */
  constructor(k: Kernels, blocks: Blocks, width: number, peepholes: readonly Tensor[]) {
    this.#k = k;
    this.#width = width;
    this.#peepholes = peepholes.map(({ data }) => {
      const block = blocks.take(width);
      loadRows(k, blocks, data as Float32Array, { size: data.length, width }, block);
      return block;
    });
    this.#gradients = peepholes.map(() => {
      const block = blocks.take(width);
      k.memory.fill(block, width, 0);
      return block;
    });
  }

  forward(count: number, rows: LSTMRows, bias: Pointer, forgetBias: number, h: Pointer): void {
    const { gates, cPrevious, c, tanhC } = rows;
    const [width, [wI, wF, wO]] = [this.#width, this.#peepholes];
    if (wI === undefined) {
      this.#k.lstmForward(count, width, gates, bias, forgetBias, cPrevious, c, tanhC, h);
    } else {
      const weights = [wI, wF, wO] as const;
      this.#k.peepholeForward(
        count,
        width,
        gates,
        bias,
        forgetBias,
        ...weights,
        cPrevious,
        c,
        tanhC,
        h,
      );
    }
  }

  backward(count: number, rows: LSTMRows, dh: Pointer, dc: Pointer): void {
    const { gates, cPrevious, c, tanhC } = rows;
    const [width, [wI, wF, wO], [dwI, dwF, dwO]] = [this.#width, this.#peepholes, this.#gradients];
    if (wI === undefined) {
      this.#k.lstmBackward(count, width, gates, cPrevious, tanhC, dh, dc);
    } else {
      const weights = [wI, wF, wO] as const;
      this.#k.peepholeBackward(
        count,
        width,
        gates,
        ...weights,
        cPrevious,
        c,
        tanhC,
        dh,
        dc,
        dwI,
        dwF,
        dwO,
      );
    }
  }

  /** The gradients of the peephole weights, of all steps together, each `[units]`. */
  gradients(units: number): Tensor[] {
    return this.#gradients.map((block) => new Tensor(this.#k.memory.read(block, units), [units]));
  }
}
