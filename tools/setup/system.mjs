import { existsSync, readFileSync } from "node:fs";

/** What this Linux says about itself, "" on other systems. */
export function osRelease() {
  const file = "/etc/os-release";
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/**
 * What belongs to this system in a table by name, such as the command that installs something; `undefined`
 * where the table has nothing.
 *
 * @param {ReadonlyMap<string, string>} table by a Linux's names in /etc/os-release, `darwin`, `win32`
 * @param {NodeJS.Platform} platform
 * @param {string} osRelease
 */
export function forThisSystem(table, platform, osRelease) {
  return systemNames(platform, osRelease)
    .map((name) => table.get(name))
    .find(Boolean);
}

/** The system's names, the closest first: Linux Mint says `ID=linuxmint` and `ID_LIKE="ubuntu debian"`. */
function systemNames(/** @type {NodeJS.Platform} */ platform, /** @type {string} */ osRelease) {
  if (platform !== "linux") return [platform];
  const value = (/** @type {string} */ key) =>
    new RegExp(`^${key}="?([^"\\n]*)"?$`, "m").exec(osRelease)?.[1].split(" ") ?? [];
  return [...value("ID"), ...value("ID_LIKE")];
}
