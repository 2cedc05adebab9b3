import "./setup/require-node.mjs";
import { setUpLab } from "./setup/lab.mjs";
import { mocha } from "./setup/mocha.mjs";
import { root } from "./setup/root.mjs";
import { main } from "./setup/run.mjs";

await main(async () => {
  await setUpLab(root);
  return mocha(root, ["--extension", ".jupyter.ts", "test/jupyter", ...process.argv.slice(2)]);
});
