import "./setup/require-node.mjs";
import { findChromium } from "./setup/chromium.mjs";
import { mocha } from "./setup/mocha.mjs";
import { root } from "./setup/root.mjs";
import { main } from "./setup/run.mjs";
import { buildSite } from "./setup/site.mjs";

await main(async () => {
  // Before the set-up, so that nobody waits to be told that it is missing.
  findChromium(process.env);
  // Under another path than "/": it must stand anywhere.
  await buildSite(root, "/some/where/");
  return mocha(root, ["--extension", ".site.ts", "test/site", ...process.argv.slice(2)]);
});
