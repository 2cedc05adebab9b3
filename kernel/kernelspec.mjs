import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The name by which notebooks ask for the kernel: plain tslab's, so that they run there too. */
export const KERNEL_NAME = "tslab";

/**
 * Registers the kernel in the environment at `prefix`, such as a virtual environment's folder, and
 * nowhere else. The command is absolute: it works from any folder and without a PATH.
 * Returns the path of the kernel.json written.
 *
 * @param {string} prefix
 * @returns {string}
 */
export function installKernelspec(prefix) {
  const folder = join(prefix, "share", "jupyter", "kernels", KERNEL_NAME);
  const main = fileURLToPath(new URL("../build/kernel/main.js", import.meta.url));
  const spec = {
    argv: [process.execPath, main, "--config-path", "{connection_file}"],
    display_name: "TypeScript",
    language: "typescript",
    // A signal stops no loop behind an `await`, and Windows has none: see receiver.ts.
    interrupt_mode: "message",
  };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "kernel.json");
  writeFileSync(path, `${JSON.stringify(spec, null, 2)}\n`);
  return path;
}
