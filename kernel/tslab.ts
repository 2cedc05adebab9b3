import { createRequire, Module } from "node:module";
import { typescriptForTslab } from "./compiler/fork.js";

/**
 * tslab is CommonJS. It is loaded by `require`, not `import`, so that its modules are surely the
 * ones in Node's module cache, where a notebook's code looks for the running kernel.
 */
const require = createRequire(import.meta.url);

// Before tslab asks for its TypeScript, the cache holds another one under that name.
const tslabRequire = createRequire(require.resolve("tslab/dist/converter.js"));
const fork = tslabRequire.resolve("@tslab/typescript-for-tslab");
require.cache[fork] = Object.assign(new Module(fork), {
  filename: fork,
  loaded: true,
  exports: typescriptForTslab,
});

export const { createConverter } =
  require("tslab/dist/converter.js") as typeof import("tslab/dist/converter.js");

export const { createExecutor } =
  require("tslab/dist/executor.js") as typeof import("tslab/dist/executor.js");

/** Its `lastWriteDisplayData` is where tslab's `display` sends to: the kernel sets it. */
export const jupyter = require("tslab/dist/jupyter.js") as {
  lastWriteDisplayData: typeof import("tslab/dist/jupyter.js").lastWriteDisplayData;
  /** Not tslab's: how the code in a cell clears the cell's output. */
  lastClearOutput?: (wait: boolean) => void;
};
