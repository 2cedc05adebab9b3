import "./setup/require-node.mjs";
import { build } from "./setup/build.mjs";
import { findChromium } from "./setup/chromium.mjs";
import { mocha } from "./setup/mocha.mjs";
import { installPackages } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { main } from "./setup/run.mjs";

await main(async () => {
  // Before the set-up, so that nobody waits to be told that it is missing.
  findChromium(process.env);
  await installPackages(root);
  await build(root);
  return mocha(root, ["--extension", ".browser.ts", "test/browser", ...process.argv.slice(2)]);
});
