import { existsSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { mustRun, say } from "./run.mjs";

/**
 * Fetches a version of Node into .cache, unless it is there, and resolves to its executable. npm's package
 * `node` only picks one of these at installation, by a script; asked for by name it needs none.
 *
 * @param {string} root
 * @param {string} version
 */
export async function installNode(root, version) {
  const windows = process.platform === "win32";
  const name = `node-${windows ? "win" : process.platform}-${process.arch}`;
  const folder = join(root, ".cache", "node", version);
  const executable = join(folder, "node_modules", name, "bin", windows ? "node.exe" : "node");
  if (!existsSync(executable)) {
    say(`fetching Node ${version}`);
    const args = ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund"];
    const { command, options } = npm([...args, "--ignore-scripts", `${name}@${version}`]);
    await mustRun(`Fetching Node ${version}`, command, { ...options, cwd: root });
  }
  return executable;
}
