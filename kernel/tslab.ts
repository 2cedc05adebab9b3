import { createRequire } from "node:module";

/**
 * tslab is CommonJS. It is loaded by `require`, not `import`, so that its modules are surely the
 * ones in Node's module cache, where a notebook's code looks for the running kernel.
 */
const require = createRequire(import.meta.url);

export const { createConverter } =
  require("tslab/dist/converter.js") as typeof import("tslab/dist/converter.js");

export const { createExecutor } =
  require("tslab/dist/executor.js") as typeof import("tslab/dist/executor.js");

/** Its `lastWriteDisplayData` is where tslab's `display` sends to: the kernel sets it. */
export const jupyter = require("tslab/dist/jupyter.js") as {
  JupyterHandlerImpl: typeof import("tslab/dist/jupyter.js").JupyterHandlerImpl;
  lastWriteDisplayData: typeof import("tslab/dist/jupyter.js").lastWriteDisplayData;
  /** Not tslab's: how the code in a cell clears the cell's output. */
  lastClearOutput?: (wait: boolean) => void;
};

export const ts =
  require("@tslab/typescript-for-tslab") as typeof import("@tslab/typescript-for-tslab");
