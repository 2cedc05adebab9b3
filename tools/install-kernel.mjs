import { installKernelspec } from "../kernel/kernelspec.mjs";
import "./setup/require-node.mjs";
import { main, say, SetupError } from "./setup/run.mjs";

// For a Jupyter of somebody else's: Binder's, a JupyterHub's, one's own.
await main(async () => {
  const [prefix] = process.argv.slice(2);
  if (!prefix) {
    throw new SetupError(
      "expected the folder of a Python environment, such as the one that python3 -c 'import sys; print(sys.prefix)' names",
    );
  }
  say(`the kernel is registered in ${installKernelspec(prefix)}`);
  return 0;
});
