import { spawn } from "node:child_process";
import { constants } from "node:os";

/** A reason to stop that the reader can act on: printed as it stands, without a stack. */
export class SetupError extends Error {}

/** Says what is going on, apart from what the programs that we call print themselves. @param {string} line */
export function say(line) {
  console.error(`unrolled: ${line}`);
}

/**
 * Runs a program to its end, its output ours. Resolves to its exit code, 128 + n when signal n ended it.
 * Ctrl-C reaches the program from the terminal; we only stay until it has ended in its own way.
 *
 * @param {string[]} command the program and its arguments
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run([program, ...args], options = {}) {
  const child = spawn(program, args, { stdio: "inherit", ...options });
  const passOn = () => child.kill("SIGTERM");
  return ended(child, { SIGINT: () => {}, SIGTERM: passOn, SIGHUP: passOn });
}

/**
 * Runs a server until somebody stops it, which is how it is meant to end: exit code 0. Asked to end by
 * Ctrl-C, Jupyter would ask back; so it gets no terminal, and SIGTERM from us, upon which it shuts down
 * its kernels and itself. On Windows, which has no SIGTERM, Ctrl-C reaches it and does the same.
 *
 * @param {string[]} command
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export async function runServer([program, ...args], options = {}) {
  const windows = process.platform === "win32";
  /** @type {import("node:child_process").StdioOptions} */
  const stdio = ["ignore", "inherit", "inherit"];
  const child = spawn(program, args, { ...options, stdio, detached: !windows });
  let asked = false;
  const stop = () => {
    asked = true;
    if (!windows) child.kill("SIGTERM");
  };
  const orphaned = stopWithNpm(stop);
  const code = await ended(child, { SIGINT: stop, SIGTERM: stop, SIGHUP: stop });
  clearInterval(orphaned);
  return asked ? 0 : code;
}

/**
 * Under `npm start` a signal that only npm gets, as from `docker stop`, ends npm and the shell between us
 * but does not come through: we learn of it by having another parent.
 *
 * @param {() => void} stop
 */
function stopWithNpm(stop) {
  const shell = process.ppid;
  const underNpm = process.env.npm_lifecycle_event !== undefined;
  return setInterval(() => underNpm && process.ppid !== shell && stop(), 500).unref();
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {Record<string, () => void>} onSignal what to do meanwhile on a signal to ourselves
 * @returns {Promise<number>}
 */
async function ended(child, onSignal) {
  for (const [signal, listener] of Object.entries(onSignal)) process.on(signal, listener);
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) =>
        resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)),
      );
    });
  } finally {
    for (const [signal, listener] of Object.entries(onSignal)) process.off(signal, listener);
  }
}

/**
 * Runs a step that the next ones build on.
 *
 * @param {string} what what the step does, for the message when it fails
 * @param {string[]} command
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export async function mustRun(what, command, options) {
  const code = await run(command, options).catch((error) => {
    throw new SetupError(`${what} failed: ${error.message}`);
  });
  if (code !== 0) {
    throw new SetupError(`${what} failed (exit code ${code}): ${command.join(" ")}`);
  }
}

/**
 * The frame of every command: turns its exit code, or its plain message, into the process's.
 *
 * @param {() => Promise<number>} command
 */
export async function main(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
