import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pythonAdvice } from "./python-advice.mjs";
import { compareVersions, findPythons, hasUv, oldestPython } from "./python.mjs";
import { mustRun, say, SetupError } from "./run.mjs";

/** @import { Python } from "./python.mjs" */

/** The first pip that installs into an environment other than its own (`pip --python`). */
const pipForOthers = [22, 3];

/** The Python inside a virtual environment. @param {string} venv @param {NodeJS.Platform} platform */
export function venvPython(venv, platform = process.platform) {
  return platform === "win32" ? join(venv, "Scripts", "python.exe") : join(venv, "bin", "python");
}

/**
 * The commands that make a virtual environment and fill it with what is here: uv, which takes seconds and
 * brings a Python if need be; Python's own venv with pip; or, where ensurepip is split off, the pip
 * outside. `undefined` when nothing serves.
 *
 * @param {{ pythons: Python[], uv: boolean }} here
 * @param {string} venv
 * @param {string} requirements
 * @returns {{ name: string, make: string[], fill: string[] } | undefined}
 */
export function waysToMake({ pythons, uv }, venv, requirements) {
  const inside = venvPython(venv);
  const usable = pythons.filter(({ version }) => compareVersions(version, oldestPython) >= 0);
  if (uv) {
    const python = usable[0]?.executable ?? `>=${oldestPython.join(".")}`;
    return {
      name: "uv",
      make: ["uv", "venv", "--quiet", "--python", python, venv],
      fill: ["uv", "pip", "install", "--quiet", "--python", inside, "-r", requirements],
    };
  }
  const complete = usable.find(({ ensurepip }) => ensurepip);
  if (complete) {
    return {
      name: `Python ${complete.version.join(".")}`,
      make: [complete.executable, "-m", "venv", venv],
      fill: [inside, "-m", "pip", "install", "--quiet", "-r", requirements],
    };
  }
  const withPip = usable.find(
    ({ pip }) => compareVersions(pip.split(".").map(Number), pipForOthers) >= 0,
  );
  if (withPip) {
    const { executable, version } = withPip;
    return {
      name: `Python ${version.join(".")}`,
      make: [executable, "-m", "venv", "--without-pip", venv],
      fill: [executable, "-m", "pip", "--python", inside, "install", "--quiet", "-r", requirements],
    };
  }
  return undefined;
}

/**
 * What an environment was made from: the pinned packages and the Python that its link leads to, which an
 * update of the system may replace by another. Written last, so that a half-made environment has none.
 *
 * @param {string} requirements @param {string} python the environment's
 */
export function environmentStamp(requirements, python) {
  return createHash("sha256")
    .update(readFileSync(requirements))
    .update(realpathSync(python))
    .digest("hex");
}

/** Makes `.venv` with the pinned JupyterLab, unless it stands. Returns its folder. @param {string} root */
export async function makeEnvironment(root) {
  const venv = join(root, ".venv");
  const python = venvPython(venv);
  const requirements = join(root, "tools", "requirements.txt");
  const stampFile = join(venv, "unrolled-stamp");
  const stands =
    existsSync(stampFile) &&
    existsSync(python) &&
    readFileSync(stampFile, "utf8") === environmentStamp(requirements, python);
  if (stands) return venv;

  const env = pythonEnvironment(process.env);
  const pythons = findPythons(env, process.platform);
  const ways = waysToMake({ pythons, uv: hasUv(env) }, venv, requirements);
  if (!ways) throw new SetupError(pythonAdvice(pythons, process.platform, osRelease()));
  say(`installing JupyterLab into .venv with ${ways.name}; this takes a minute, once`);
  rmSync(venv, { recursive: true, force: true });
  await mustRun("Making the virtual environment", ways.make, { env });
  await mustRun("Installing JupyterLab", ways.fill, { env });
  // JupyterLab runs a CommonJS file of its own with Node, for which our package.json says "module".
  writeFileSync(join(venv, "package.json"), `{ "type": "commonjs" }\n`);
  writeFileSync(stampFile, environmentStamp(requirements, python));
  return venv;
}

/**
 * The environment for Python and pip, without settings that lead elsewhere: other modules, or an
 * installation into the home folder.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function pythonEnvironment({
  PYTHONPATH,
  PYTHONHOME,
  VIRTUAL_ENV,
  PIP_TARGET,
  PIP_PREFIX,
  ...env
}) {
  return { ...env, PIP_USER: "0", PIP_DISABLE_PIP_VERSION_CHECK: "1" };
}

function osRelease() {
  const file = "/etc/os-release";
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
