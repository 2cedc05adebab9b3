import "./setup/require-node.mjs";
import { root } from "./setup/root.mjs";
import { main, say } from "./setup/run.mjs";
import { buildSite, readBase } from "./setup/site.mjs";

await main(async () => {
  const { folder, seconds } = await buildSite(root, readBase(process.argv.slice(2)));
  say(`the site, built in ${Math.round(seconds)} seconds, is in ${folder}`);
  return 0;
});
