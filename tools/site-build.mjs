import "./setup/require-node.mjs";
import { root } from "./setup/root.mjs";
import { main, say } from "./setup/run.mjs";
import { buildSite, readBase } from "./setup/site.mjs";

await main(async () => {
  say(`the site is in ${await buildSite(root, readBase(process.argv.slice(2)))}`);
  return 0;
});
