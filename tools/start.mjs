import "./setup/require-node.mjs";
import { installKernelspec } from "../kernel/kernelspec.mjs";
import { build } from "./setup/build.mjs";
import { makeEnvironment } from "./setup/environment.mjs";
import { jupyterEnvironment, labArguments, readArguments } from "./setup/jupyter.mjs";
import { installPackages } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { main, runServer, say } from "./setup/run.mjs";
import { venvPython } from "./setup/venv-commands.mjs";

await main(async () => {
  const { language, forJupyter } = readArguments(process.argv.slice(2));
  await installPackages(root);
  await build(root);
  const venv = await makeEnvironment(root);
  installKernelspec(venv);
  say("starting JupyterLab; Ctrl-C stops it");
  return runServer([venvPython(venv), ...labArguments(root, language, forJupyter)], {
    cwd: root,
    env: jupyterEnvironment(root, process.env),
  });
});
