import { startKernel, type ExecuteResult, type KernelClient } from "../../kernel/client/index.js";

/** Gives the tests of the current `describe` one kernel of their own, running in this folder. */
export function useKernel(): () => KernelClient {
  let kernel: KernelClient;
  before(async () => {
    kernel = await startKernel({ cwd: import.meta.dirname });
  });
  after(() => kernel.shutdown());
  return () => kernel;
}

/** The text that a cell wrote to one stream. */
export function streamText(result: ExecuteResult, name: "stdout" | "stderr"): string {
  return result.outputs
    .filter((output) => output.output_type === "stream")
    .filter((output) => output.name === name)
    .map((output) => output.text)
    .join("");
}
