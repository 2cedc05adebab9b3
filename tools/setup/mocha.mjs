import { run } from "./run.mjs";

/**
 * Runs mocha, with this Node or another, and resolves to its exit code.
 *
 * @param {string} root
 * @param {string[]} args
 * @param {string} [node]
 */
export function mocha(root, args, node = process.execPath) {
  return run([node, "node_modules/mocha/bin/mocha.js", ...args], { cwd: root });
}
