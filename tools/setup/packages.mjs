import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { mustRun, say, SetupError } from "./run.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[] }} Package
 * @typedef {{ packages: Record<string, Package> }} LockFile
 */

/**
 * Whether what npm wrote down as installed is what the lock file asks for, on this kind of machine. A
 * package with native code comes as one optional package for each system; those of other systems are
 * missing here, and one of another system tells that the folder was brought from there.
 *
 * @param {LockFile} lock package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json, which npm writes last
 * @param {{ platform: string, arch: string }} machine
 */
export function isInstalled(lock, installed, machine) {
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== "");
  const complete = wanted.every(([path, { version, integrity, optional }]) => {
    const found = installed.packages[path];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
  const fitting = Object.entries(installed.packages).every(
    ([path, { os, cpu }]) =>
      path in lock.packages && allows(os, machine.platform) && allows(cpu, machine.arch),
  );
  return complete && fitting;
}

/** npm's rule for `os` and `cpu`: one of the names, or none of those with a `!`. */
function allows(/** @type {string[] | undefined} */ names, /** @type {string} */ name) {
  if (names === undefined || names.includes(name)) return true;
  return names.every((other) => other.startsWith("!") && other !== `!${name}`);
}

/**
 * Installs node_modules with `npm ci`, unless it is what package-lock.json asks for.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function installPackages(root, env = process.env) {
  if (packagesAreInstalled(root)) return;
  say("installing the npm packages of package-lock.json (npm ci)");
  // No package here needs its install script (the native ones ship their binaries), so none is run.
  // Without `--include` NODE_ENV=production would leave everything out: all are development dependencies.
  const { command, options } = npm(
    "ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund".split(" "),
    env,
  );
  await mustRun("Installing the npm packages", command, { ...options, cwd: root, env });
  // Without a network some npm 10 end with "Exit handler never called!" and exit code 0.
  if (!packagesAreInstalled(root)) {
    throw new SetupError(
      "Installing the npm packages failed: `npm ci` did not install what package-lock.json asks for.\n" +
        "Is the npm registry within reach (`npm ping`)? Then run the same command again.",
    );
  }
}

function packagesAreInstalled(/** @type {string} */ root) {
  const installed = readLock(join(root, "node_modules", ".package-lock.json"));
  const lock = readLock(join(root, "package-lock.json"));
  if (!installed || !lock) return false;
  const present = Object.keys(installed.packages).every((path) => existsSync(join(root, path)));
  return present && isInstalled(lock, installed, process);
}

/** @returns {LockFile | undefined} undefined when the file is not there, or not written to its end */
function readLock(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
