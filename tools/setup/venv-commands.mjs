import { join } from "node:path";
import { compareVersions, oldestPython } from "./python.mjs";

/** @import { Python } from "./python.mjs" */

/** The first pip that installs into an environment other than its own (`pip --python`). */
const pipForOthers = [22, 3];

/** The Python that uv is to bring where there is none: one that the pinned packages were tried with. */
const pythonFromUv = "3.13";

/** The Python inside a virtual environment. @param {string} venv @param {NodeJS.Platform} platform */
export function venvPython(venv, platform = process.platform) {
  return platform === "win32" ? join(venv, "Scripts", "python.exe") : join(venv, "bin", "python");
}

/**
 * The commands that make a virtual environment, and that fill it, with what is here: uv, which takes
 * seconds and brings a Python if need be; Python's own venv with pip; or, where ensurepip is split off,
 * the pip outside. `undefined` when nothing serves.
 *
 * @param {{ pythons: Python[], uv: boolean }} here
 * @param {string} venv
 * @param {string} requirements
 * @returns {{ name: string, make: string[], fill: string[] } | undefined}
 */
export function venvCommands({ pythons, uv }, venv, requirements) {
  const inside = venvPython(venv);
  const usable = pythons.filter(({ version }) => compareVersions(version, oldestPython) >= 0);
  if (uv) {
    const python = usable[0]?.executable ?? pythonFromUv;
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
