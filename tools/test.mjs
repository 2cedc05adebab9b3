import "./setup/require-node.mjs";
import { build } from "./setup/build.mjs";
import { installPackages } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { main, run } from "./setup/run.mjs";

await main(async () => {
  await installPackages(root);
  await build(root);
  const mocha = [process.execPath, "node_modules/mocha/bin/mocha.js", ...process.argv.slice(2)];
  return run(mocha, { cwd: root });
});
