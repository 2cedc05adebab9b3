import { npm } from "./npm.mjs";
import { mustRun } from "./run.mjs";

/** Compiles the engine and the kernel; the compiler itself finds out what has changed. @param {string} root */
export async function build(root) {
  const { command, options } = npm(["run", "--silent", "build"]);
  await mustRun("Compiling src and kernel", command, { ...options, cwd: root });
}
