import "./setup/require-node.mjs";
import { build } from "./setup/build.mjs";
import { mocha } from "./setup/mocha.mjs";
import { installPackages } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { main } from "./setup/run.mjs";

await main(async () => {
  await installPackages(root);
  await build(root);
  return mocha(root, process.argv.slice(2));
});
