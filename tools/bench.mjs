import "./setup/require-node.mjs";
import { build } from "./setup/build.mjs";
import { installPackages } from "./setup/packages.mjs";
import { installPeerPackages } from "./setup/peer-engines.mjs";
import { makePytorchEnvironment } from "./setup/pytorch.mjs";
import { pythonEnvironment } from "./setup/python.mjs";
import { root } from "./setup/root.mjs";
import { main, run } from "./setup/run.mjs";

await main(async () => {
  const args = process.argv.slice(2);
  await installPackages(root);
  await build(root);
  await installPeerPackages(root);
  if (args.includes("--setup")) {
    await makePytorchEnvironment(root);
    return 0;
  }
  return run([process.execPath, "--import", "tsx", "bench/training/main.ts", ...args], {
    cwd: root,
    // Without the notes that Python would write beside the files.
    env: { ...pythonEnvironment(process.env), PYTHONDONTWRITEBYTECODE: "1" },
  });
});
