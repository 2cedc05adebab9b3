import { Tensor } from "../tensor/tensor.js";
import { display, type DisplayData } from "./display.js";
import { tensorTable } from "./tensor-table.js";

// The engine knows nothing of notebooks, but the last value of a cell must show itself.
Object.assign(Tensor.prototype, {
  [display](this: Tensor): DisplayData {
    return {
      data: { "text/html": tensorTable(this), "text/plain": this.toString() },
      metadata: {},
    };
  },
});
