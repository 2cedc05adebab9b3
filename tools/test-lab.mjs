import "./setup/require-node.mjs";
import { findChromium } from "./setup/chromium.mjs";
import { setUpLab } from "./setup/lab.mjs";
import { mocha } from "./setup/mocha.mjs";
import { root } from "./setup/root.mjs";
import { main } from "./setup/run.mjs";

await main(async () => {
  // Before the set-up, so that nobody waits to be told that it is missing.
  findChromium(process.env);
  await setUpLab(root);
  return mocha(root, ["--extension", ".lab.ts", "test/lab", ...process.argv.slice(2)]);
});
