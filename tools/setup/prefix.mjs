import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { SetupError } from "./run.mjs";

/** Where the Python of an environment lies in it: on Unix, in a venv on Windows, in conda's there. */
const pythons = [join("bin", "python3"), join("Scripts", "python.exe"), "python.exe"];

/**
 * The folder of the Python environment whose Jupyter is to get the kernel: Binder's, a JupyterHub's, one's
 * own. `undefined` when none is named, which means the project's own.
 *
 * @param {string[]} words of the command line
 * @returns {string | undefined}
 */
export function readPrefix(words) {
  const [prefix, ...more] = words;
  if (prefix === undefined) return undefined;
  const isOne = more.length === 0 && pythons.some((python) => existsSync(join(prefix, python)));
  if (!isOne) {
    throw new SetupError(
      "expected the folder of one Python environment, such as the one that\n" +
        `python3 -c 'import sys; print(sys.prefix)' names, got ${JSON.stringify(words.join(" "))}`,
    );
  }
  return resolve(prefix);
}
