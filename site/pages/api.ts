import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Application, Converter } from "typedoc";
import { root } from "../../tools/chapters/library.js";

/** The sub-paths of the package, by what TypeDoc calls them; "index" is the package itself. */
export const modules = [
  "index",
  "charts",
  "notebook",
  "chai",
  "datasets",
  "files",
  "onnx",
] as const;

/** Where the documentation of each export is, from the folder of all of it: "index/classes/Tensor". */
export type ApiPages = ReadonlyMap<string, { readonly module: string; readonly page: string }>;

/**
 * Writes the reference of the package from its docstrings, a page for each export.
 * @param folder which is emptied before.
 */
export async function writeApi(folder: string): Promise<ApiPages> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const entry = (module: string) => join(root, "src", module === "index" ? "" : module, "index.ts");
  const options = {
    plugin: ["typedoc-plugin-markdown"],
    entryPoints: modules.map(entry),
    tsconfig: join(root, "src", "tsconfig.json"),
    name: "unrolled",
    readme: "none",
    outputs: [{ name: "markdown", path: folder }],
    entryFileName: "index",
    disableSources: true,
    hideBreadcrumbs: true,
    hidePageHeader: true,
    excludePrivate: true,
    excludeExternals: true,
    useCodeBlocks: true,
    expandObjects: true,
    logLevel: "Warn" as const,
    githubPages: false,
    // Errors of types are found before: the library has been built.
    skipErrorChecking: true,
  };
  const app = await Application.bootstrapWithPlugins(
    options as Parameters<typeof Application.bootstrapWithPlugins>[0],
  );
  // A parameter that is taken apart where it stands has no name in the code.
  app.converter.on(Converter.EVENT_CREATE_PARAMETER, (_context, parameter) => {
    if (parameter.name === "__namedParameters") parameter.name = "options";
  });
  const project = await app.convert();
  // It has told which ones: a docstring of a parameter that there is not, a link that leads nowhere.
  if (!project || app.logger.hasErrors() || app.logger.hasWarnings())
    throw new Error("typedoc: the reference was not made");
  await app.generateOutputs(project);
  const pages = new Map<string, { module: string; page: string }>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".md")) continue;
    const path = file.replaceAll("\\", "/").slice(0, -".md".length);
    const [module, kind, name] = path.split("/");
    // The package itself before its sub-paths, which export some of the same names.
    if (kind && name && !(pages.get(name)?.module === "index"))
      pages.set(name, { module, page: path });
    const content = readFileSync(join(folder, file), "utf8");
    // Its bar of contents, on narrow screens, has its place from the beginning.
    const contents = /^##/m.test(content) ? "pageClass: has-contents\n" : "";
    writeFileSync(
      join(folder, file),
      `---\nsearch: false\noutline: [2, 3]\n${contents}---\n\n${content}`,
    );
  }
  return pages;
}
