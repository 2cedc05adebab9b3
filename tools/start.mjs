import "./setup/require-node.mjs";
import { join } from "node:path";
import { jupyterEnvironment, labArguments, readArguments } from "./setup/jupyter.mjs";
import { setUpLab } from "./setup/lab.mjs";
import { root } from "./setup/root.mjs";
import { main, runServer, say } from "./setup/run.mjs";

await main(async () => {
  const { language, forJupyter } = readArguments(process.argv.slice(2));
  const python = await setUpLab(root);
  say("starting JupyterLab; Ctrl-C stops it");
  return runServer([python, ...labArguments(join(root, "notebooks"), language, forJupyter)], {
    cwd: root,
    env: jupyterEnvironment(root, process.env),
  });
});
