import { basename } from "node:path";

/**
 * The command that runs npm with some arguments. Started by `npm start`, we call the same npm again, with
 * the same Node; else the one on the PATH, which on Windows is a batch file and so needs a shell.
 *
 * @param {string[]} args none of them may need quoting
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ command: string[], options: { shell: boolean } }}
 */
export function npm(args, env = process.env) {
  const caller = env.npm_execpath;
  if (caller && basename(caller) === "npm-cli.js") {
    return { command: [process.execPath, caller, ...args], options: { shell: false } };
  }
  return { command: ["npm", ...args], options: { shell: process.platform === "win32" } };
}
