import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { mustRun, say, SetupError } from "./run.mjs";

/**
 * Where npm's packages are installed that the engine is measured beside, apart from the project's own: who
 * only reads the chapters does without them.
 *
 * @param {string} root
 */
export function peerPackagesFolder(root) {
  return join(root, "build", "peer-engines", "npm");
}

/** Whether the installed packages are those of the committed lock file. @param {string} root */
export function peerPackagesStand(root) {
  const folder = peerPackagesFolder(root);
  const wanted = join(root, "bench", "training", "peers", "package-lock.json");
  const used = join(folder, "package-lock.json");
  return (
    // npm writes this one last.
    existsSync(join(folder, "node_modules", ".package-lock.json")) &&
    existsSync(used) &&
    readFileSync(used, "utf8") === readFileSync(wanted, "utf8")
  );
}

/**
 * Installs the packages, unless they are there. Without them the others are measured all the same.
 *
 * @param {string} root
 */
export async function installPeerPackages(root) {
  if (peerPackagesStand(root)) return;
  say("installing the packages that the engine is measured beside");
  const folder = peerPackagesFolder(root);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) {
    copyFileSync(join(root, "bench", "training", "peers", file), join(folder, file));
  }
  // Their peer, TensorFlow.js, is among the project's own packages, where Node finds it.
  const args = "ci --legacy-peer-deps --ignore-scripts --no-audit --no-fund".split(" ");
  const { command, options } = npm(args);
  try {
    // Standard output may be read as the measurements' JSON.
    await mustRun("Installing the peers", command, {
      ...options,
      cwd: folder,
      stdio: ["ignore", 2, 2],
    });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`${error.message}; going on without them`);
  }
}
