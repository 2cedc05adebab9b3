import { compareVersions, oldestPython } from "./python.mjs";
import { forThisSystem } from "./system.mjs";

/** @import { Python } from "./python.mjs" */

/** How each system gets a Python that can make environments. */
const commands = new Map([
  ["debian", "sudo apt-get install python3-venv"],
  ["ubuntu", "sudo apt-get install python3-venv"],
  ["fedora", "sudo dnf install python3 python3-pip"],
  ["rhel", "sudo dnf install python3.12 python3.12-pip"],
  ["suse", "sudo zypper install python3 python3-pip"],
  ["arch", "sudo pacman -S python"],
  ["alpine", "sudo apk add python3 py3-pip"],
  ["darwin", "brew install python"],
  ["win32", "winget install Python.Python.3.13"],
]);

/**
 * What to tell somebody without a Python that can make an environment: what is missing, and how to get it
 * on this system.
 *
 * @param {Python[]} pythons those that were found
 * @param {NodeJS.Platform} platform
 * @param {string} osRelease what /etc/os-release says, "" where there is none
 */
export function pythonAdvice(pythons, platform, osRelease) {
  const command = forThisSystem(commands, platform, osRelease);
  return [
    `JupyterLab needs Python ${oldestPython.join(".")} or newer that can make virtual environments. ${whatIsHere(pythons)}`,
    command
      ? `Install one with\n\n    ${command}\n`
      : "Install one with this system's packages, or from https://www.python.org/downloads/.",
    "or install uv (https://docs.astral.sh/uv/), which brings a newer Python where the system's is too old.",
    "Then run `npm start` again. (`npm test` needs no Python.)",
  ].join("\n");
}

function whatIsHere(/** @type {Python[]} */ pythons) {
  if (pythons.length === 0) return "There is none on the PATH.";
  const [newest] = pythons.toSorted((a, b) => compareVersions(b.version, a.version));
  const name = `Python ${newest.version.join(".")} (${newest.executable})`;
  return compareVersions(newest.version, oldestPython) < 0
    ? `The newest one here is ${name}.`
    : `${name} is here, but comes without ensurepip (the module behind venv) and without a pip newer than 22.2.`;
}
