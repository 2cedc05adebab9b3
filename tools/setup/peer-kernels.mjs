import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { mustRun, say, SetupError } from "./run.mjs";
import { makeVenv } from "./venv.mjs";

/** The version of npm's package `deno` that is measured. */
const DENO_VERSION = "2.9.6";

/** Where what is measured beside our kernel is installed, apart from the project's own packages. */
export function peersFolder(/** @type {string} */ root) {
  return join(root, "build", "peer-kernels");
}

/**
 * The environment with ipykernel and jupyter_kernel_test. Resolves to its folder.
 *
 * @param {string} root
 */
export function makePeerEnvironment(root) {
  return makeVenv({
    venv: join(peersFolder(root), "venv"),
    what: "ipykernel and jupyter_kernel_test",
    requirements: join(root, "bench", "kernels", "requirements.txt"),
    constraints: [join(root, "tools", "requirements.txt")],
  });
}

/**
 * Deno's executable; undefined where it is not installed. It comes in a package for each system, of
 * which npm takes the fitting one; `deno` itself is only a Node script that starts it.
 *
 * @param {string} root
 */
export function denoExecutable(root) {
  const scope = join(peersFolder(root), "deno", DENO_VERSION, "node_modules", "@deno");
  const name = process.platform === "win32" ? "deno.exe" : "deno";
  const packages = existsSync(scope) ? readdirSync(scope) : [];
  return packages.map((system) => join(scope, system, name)).find((path) => existsSync(path));
}

/**
 * Installs Deno, unless it is there. A system that npm has no Deno for is no failure: the others are
 * measured without it.
 *
 * @param {string} root
 */
export async function installDeno(root) {
  if (denoExecutable(root)) return;
  say(`fetching Deno ${DENO_VERSION}`);
  const folder = join(peersFolder(root), "deno", DENO_VERSION);
  const args = ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund"];
  const { command, options } = npm([...args, "--ignore-scripts", `deno@${DENO_VERSION}`]);
  try {
    // Standard output may be read as the measurements' JSON.
    await mustRun("Fetching Deno", command, { ...options, cwd: root, stdio: ["ignore", 2, 2] });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`${error.message}; going on without it`);
  }
}
