import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pythonAdvice } from "./python-advice.mjs";
import { findPythons, hasUv, pythonEnvironment } from "./python.mjs";
import { mustRun, say, SetupError } from "./run.mjs";
import { osRelease } from "./system.mjs";
import { venvCommands, venvPython } from "./venv-commands.mjs";

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

/**
 * Makes `.venv` with the pinned JupyterLab, unless it stands. Returns its folder.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [callersEnv]
 */
export async function makeEnvironment(root, callersEnv = process.env) {
  const venv = join(root, ".venv");
  const python = venvPython(venv);
  const requirements = join(root, "tools", "requirements.txt");
  const stampFile = join(venv, "unrolled-stamp");
  const stands =
    existsSync(stampFile) &&
    existsSync(python) &&
    readFileSync(stampFile, "utf8") === environmentStamp(requirements, python);
  if (stands) return venv;

  const env = pythonEnvironment(callersEnv);
  const pythons = findPythons(env, process.platform);
  const commands = venvCommands({ pythons, uv: hasUv(env) }, venv, requirements);
  if (!commands) throw new SetupError(pythonAdvice(pythons, process.platform, osRelease()));
  say(`installing JupyterLab into .venv with ${commands.name}; this takes a minute, once`);
  rmSync(venv, { recursive: true, force: true });
  await mustRun("Making the virtual environment", commands.make, { env });
  await mustRun("Installing JupyterLab", commands.fill, { env });
  // JupyterLab runs a CommonJS file of its own with Node, for which our package.json says "module".
  writeFileSync(join(venv, "package.json"), `{ "type": "commonjs" }\n`);
  writeFileSync(stampFile, environmentStamp(requirements, python));
  return venv;
}
