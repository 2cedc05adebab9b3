import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeVenv } from "./venv.mjs";
import { venvPython } from "./venv-commands.mjs";

/** The environment that holds PyTorch, once something has made it. */
const folder = (/** @type {string} */ root) => join(root, "build", "pytorch");

/** The Python of PyTorch's environment; undefined where there is none. @param {string} root */
export function pytorchPython(root) {
  const python = venvPython(folder(root));
  return existsSync(join(folder(root), "unrolled-stamp")) && existsSync(python)
    ? python
    : undefined;
}

/**
 * Makes the environment with PyTorch, which judges the engine's numbers, goes on in the chapter of
 * exchange, and is measured beside the engine. Returns its folder.
 *
 * @param {string} root
 */
export function makePytorchEnvironment(root) {
  return makeVenv({
    venv: folder(root),
    what: "PyTorch",
    requirements: join(root, "test", "judges", "pytorch", "requirements.txt"),
    constraints: [join(root, "notebooks", "exchange", "requirements.txt")],
  });
}
