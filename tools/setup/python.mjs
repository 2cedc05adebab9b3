import { spawnSync } from "node:child_process";

/** The oldest Python that the pinned JupyterLab runs on. */
export const oldestPython = [3, 10];

/**
 * A Python as it describes itself. `pip` is its version, "" without one; without `ensurepip` (Debian
 * splits it off) its `venv` makes environments only without pip.
 *
 * @typedef {{ executable: string, version: number[], ensurepip: boolean, pip: string }} Python
 */

const describe = `
import importlib.util, json, sys
def has(name): return importlib.util.find_spec(name) is not None
try: from pip import __version__ as pip
except Exception: pip = ""
print(json.dumps({"executable": sys.executable, "version": sys.version_info[:3],
  "ensurepip": has("ensurepip") and has("venv"), "pip": pip if has("venv") else ""}))
`;

/** What a Python may be called, the likeliest first. @param {NodeJS.Platform} platform */
export function pythonNames(platform) {
  const minors = [14, 13, 12, 11, 10].map((minor) => `python3.${minor}`);
  return platform === "win32" ? ["py", "python", "python3"] : ["python3", "python", ...minors];
}

/**
 * Every Python on the PATH, each once. A name that does not start, or that starts something else (on
 * Windows `python` may open a shop), is passed over.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {Python[]}
 */
export function findPythons(env, platform) {
  const found = new Map();
  for (const name of pythonNames(platform)) {
    const { status, stdout } = spawnSync(name, ["-c", describe], { env, encoding: "utf8" });
    if (status !== 0 || !stdout.trim().startsWith("{")) continue;
    const python = JSON.parse(stdout);
    found.set(python.executable, python);
  }
  return [...found.values()];
}

/** Whether uv is on the PATH. @param {NodeJS.ProcessEnv} env */
export function hasUv(env) {
  return spawnSync("uv", ["--version"], { env }).status === 0;
}

/**
 * The environment for Python and pip, without settings that lead elsewhere (other modules, an
 * installation into the home folder), and with UTF-8 for files and output on Windows too.
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
  return { ...env, PYTHONUTF8: "1", PIP_USER: "0", PIP_DISABLE_PIP_VERSION_CHECK: "1" };
}

/** Compares versions number by number: negative when `a` is older. */
export function compareVersions(/** @type {number[]} */ a, /** @type {number[]} */ b) {
  const at = b.findIndex((part, i) => part !== (a[i] ?? 0));
  return at < 0 ? 0 : (a[at] ?? 0) - b[at];
}
