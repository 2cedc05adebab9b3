import { accessSync, constants, statSync } from "node:fs";
import { posix, win32 } from "node:path";
import { chromiumAdvice } from "./chromium-advice.mjs";
import { SetupError } from "./run.mjs";
import { osRelease } from "./system.mjs";

/** What Chromium and its kin are called on the PATH of a Linux, the likeliest first. */
const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];

/** Where macOS keeps applications, below / and below the home folder. */
const macApplications = [
  "Applications/Chromium.app/Contents/MacOS/Chromium",
  "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** Where Windows keeps them, below the folders for programs. */
const windowsPrograms = [
  "Chromium\\Application\\chrome.exe",
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * Every path at which a Chromium may lie, the likeliest first.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
export function chromiumPaths(env, platform) {
  if (platform === "win32") {
    const folders = [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA];
    return below(folders, windowsPrograms, win32.join);
  }
  const onPath = below(env.PATH?.split(":") ?? [], names, posix.join);
  return platform === "darwin"
    ? [...below(["/", env.HOME], macApplications, posix.join), ...onPath]
    : onPath;
}

/**
 * The Chromium, Chrome or Edge to drive: `UNROLLED_CHROMIUM` where it is set, else the first one found.
 * Throws a SetupError that says how to get one.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 * @returns {string}
 */
export function findChromium(env, platform = process.platform) {
  const chosen = env.UNROLLED_CHROMIUM;
  const found = (chosen ? [chosen] : chromiumPaths(env, platform)).find(isProgram);
  if (!found) throw new SetupError(chromiumAdvice(chosen, platform, osRelease()));
  return found;
}

/**
 * @param {(string | undefined)[]} folders those that are not set are passed over
 * @param {string[]} files
 * @param {(folder: string, file: string) => string} join
 */
function below(folders, files, join) {
  return folders.flatMap((folder) => (folder ? files.map((file) => join(folder, file)) : []));
}

function isProgram(/** @type {string} */ path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
