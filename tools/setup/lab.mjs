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
  await installPackages(root);
  await build(root);
  const venv = await makeEnvironment(root);
  // Each time, as it is quick: the paths in it change when the project moves or Node is updated.
  installKernelspec(venv);
  return venvPython(venv);
}
