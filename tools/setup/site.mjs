import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { installPackages } from "./packages.mjs";
import { mustRun, say, SetupError } from "./run.mjs";

/** The program of VitePress. @param {string} root */
export const vitepress = (root) => [
  process.execPath,
  join(root, "node_modules", "vitepress", "bin", "vitepress.js"),
];

/**
 * The path under which the site will stand: "/", unless `--base /unrolled/` says another.
 *
 * @param {string[]} words of the command line
 */
export function readBase(words) {
  const { values } = parseArgs({
    args: words,
    options: { base: { type: "string", default: "/" } },
  });
  if (!/^\/([\w.~-]+\/)*$/.test(values.base)) {
    throw new SetupError(
      `expected a base that begins and ends with a slash, such as /unrolled/, got ${values.base}`,
    );
  }
  return values.base;
}

/**
 * Builds the site into build/site/dist: the pages from the executed notebooks, then VitePress.
 *
 * @param {string} root
 * @param {string} base
 * @returns where the site is, and how many seconds its building took, without the set-up
 */
export async function buildSite(root, base) {
  await installPackages(root);
  await build(root);
  const begin = performance.now();
  say("making the pages of the site from the notebooks");
  const source = join(root, "build", "site", "source");
  const pages = [process.execPath, "--import", "tsx", join(root, "site", "pages", "main.ts")];
  await mustRun("Making the pages", [...pages, source, base], { cwd: root });
  const env = { ...process.env, SITE_BASE: base };
  await mustRun("Building the site", [...vitepress(root), "build", "site"], { cwd: root, env });
  const seconds = (performance.now() - begin) / 1000;
  return { folder: join(root, "build", "site", "dist"), seconds };
}
