import "./setup/require-node.mjs";
import { installKernelspec } from "../kernel/kernelspec.mjs";
import { build } from "./setup/build.mjs";
import { setUpLab } from "./setup/lab.mjs";
import { installPackages } from "./setup/packages.mjs";
import { readPrefix } from "./setup/prefix.mjs";
import { root } from "./setup/root.mjs";
import { main, say } from "./setup/run.mjs";

// What `npm start` sets up, without starting it; or the kernel for a Jupyter of somebody else's.
await main(async () => {
  const prefix = readPrefix(process.argv.slice(2));
  if (prefix === undefined) {
    await setUpLab(root);
    say("JupyterLab is set up; npm start opens it");
    return 0;
  }
  await installPackages(root);
  await build(root);
  say(`the kernel is registered in ${installKernelspec(prefix)}`);
  return 0;
});
