import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pythonAdvice } from "./python-advice.mjs";
import { findPythons, hasUv, pythonEnvironment } from "./python.mjs";
import { mustRun, say, SetupError } from "./run.mjs";
import { osRelease } from "./system.mjs";
import { venvCommands, venvPython } from "./venv-commands.mjs";

/**
 * What an environment was made from: the pinned packages and the Python that its link leads to, which an
 * update of the system may replace by another. Written last, so that a half-made environment has none.
 *
 * @param {string[]} pins @param {string} python the environment's
 */
function stampOf(pins, python) {
  const hash = createHash("sha256");
  for (const file of pins) hash.update(readFileSync(file));
  return hash.update(realpathSync(python)).digest("hex");
}

/**
 * Makes a virtual environment with pinned packages, unless it stands. Returns its folder.
 *
 * @param {object} wanted
 * @param {string} wanted.venv the folder
 * @param {string} wanted.what what is installed, for the messages
 * @param {string} wanted.requirements the file of requirements
 * @param {string[]} [wanted.constraints] the files that `requirements` takes its versions from
 * @param {NodeJS.ProcessEnv} [callersEnv]
 */
export async function makeVenv(
  { venv, what, requirements, constraints = [] },
  callersEnv = process.env,
) {
  const python = venvPython(venv);
  const pins = [requirements, ...constraints];
  const stampFile = join(venv, "unrolled-stamp");
  const stands =
    existsSync(stampFile) &&
    existsSync(python) &&
    readFileSync(stampFile, "utf8") === stampOf(pins, python);
  if (stands) return venv;

  const env = pythonEnvironment(callersEnv);
  const pythons = findPythons(env, process.platform);
  const commands = venvCommands({ pythons, uv: hasUv(env) }, venv, requirements);
  if (!commands) throw new SetupError(pythonAdvice(pythons, process.platform, osRelease()));
  const time = "this takes a minute, once";
  say(`installing ${what} into ${basename(venv)} with ${commands.name}; ${time}`);
  rmSync(venv, { recursive: true, force: true });
  await mustRun("Making the virtual environment", commands.make, { env });
  await mustRun(`Installing ${what}`, commands.fill, { env });
  writeFileSync(stampFile, stampOf(pins, python));
  return venv;
}
