import { build } from "esbuild";
import type { UserConfig } from "vitepress";

type Vite = NonNullable<UserConfig["vite"]>;
type Plugin = Extract<NonNullable<Vite["plugins"]>[number], { name: string }>;

/**
 * Vega and what it needs, half of all the code, in a file of its own that esbuild bundles beside the rest:
 * the bundler of pages would take a dozen times as long.
 */
export const vegaScript: Plugin = {
  name: "vega-script",
  enforce: "pre",
  async load(id, { ssr } = {}) {
    if (!id.endsWith("/theme/vega.ts")) return;
    // Where pages are rendered, no chart comes into view.
    if (ssr) return "export {};";
    const { outputFiles } = await build({
      entryPoints: [id],
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2020",
      write: false,
    });
    const file = this.emitFile({
      type: "asset",
      name: "vega.js",
      source: outputFiles[0].contents,
    });
    return `const script = import.meta.ROLLUP_FILE_URL_${file};
export const embed = async (...all) => (await import(/* @vite-ignore */ script)).embed(...all);`;
  },
};
