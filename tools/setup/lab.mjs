import { installKernelspec } from "../../kernel/kernelspec.mjs";
import { build } from "./build.mjs";
import { makeEnvironment } from "./environment.mjs";
import { installPackages } from "./packages.mjs";
import { venvPython } from "./venv-commands.mjs";

/**
 * Sets up everything that JupyterLab needs, each part only where it is not up to date. Resolves to the
 * Python of the environment.
 *
 * @param {string} root
 */
export async function setUpLab(root) {
  // First what may be missing on this machine, so that nobody waits to be told.
  const venv = await makeEnvironment(root);
  await installPackages(root);
  await build(root);
  // Each time, as it is quick: the paths in it change when the project moves or Node is updated.
  installKernelspec(venv);
  return venvPython(venv);
}
