import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeVenv } from "./venv.mjs";

/**
 * Makes `.venv` with the pinned JupyterLab, unless it stands. Returns its folder.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [callersEnv]
 */
export async function makeEnvironment(root, callersEnv = process.env) {
  const requirements = join(root, "tools", "requirements.txt");
  const venv = await makeVenv(
    { venv: join(root, ".venv"), what: "JupyterLab", requirements },
    callersEnv,
  );
  // JupyterLab runs a CommonJS file of its own with Node, for which our package.json says "module".
  const file = join(venv, "package.json");
  if (!existsSync(file)) writeFileSync(file, `{ "type": "commonjs" }\n`);
  return venv;
}
