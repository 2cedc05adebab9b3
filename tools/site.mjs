import "./setup/require-node.mjs";
import { root } from "./setup/root.mjs";
import { main, runServer, say } from "./setup/run.mjs";
import { buildSite, readBase, vitepress } from "./setup/site.mjs";

await main(async () => {
  const base = readBase(process.argv.slice(2));
  await buildSite(root, base);
  say("serving the site; Ctrl-C stops it");
  const env = { ...process.env, SITE_BASE: base };
  return runServer([...vitepress(root), "preview", "site"], { cwd: root, env });
});
