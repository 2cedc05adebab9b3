import "./setup/require-node.mjs";
import { jupyterEnvironment } from "./setup/jupyter.mjs";
import { setUpLab } from "./setup/lab.mjs";
import { installDeno, makePeerEnvironment } from "./setup/peer-kernels.mjs";
import { root } from "./setup/root.mjs";
import { main, run } from "./setup/run.mjs";

await main(async () => {
  await setUpLab(root);
  await makePeerEnvironment(root);
  await installDeno(root);
  const program = ["--import", "tsx", "bench/kernels/main.ts"];
  return run([process.execPath, ...program, ...process.argv.slice(2)], {
    cwd: root,
    env: jupyterEnvironment(root, process.env),
  });
});
