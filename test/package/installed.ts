import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "../../tools/setup/npm.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const NOT_COPIED = new Set(["node_modules", "dist", "build", ".git", ".venv"]);

export interface Installed {
  /** What the package file holds, by path. */
  readonly packed: readonly string[];
  /** A project in which nothing is installed but the package, with the files of `consumer`. */
  readonly folder: string;
}

let installed: Installed | undefined;

/**
 * Packs the package from a copy of the checkout, so that nothing built before can get into it, and
 * installs it without a network.
 */
export function install(): Installed {
  return (installed ??= packAndInstall());
}

function packAndInstall(): Installed {
  const place = mkdtempSync(join(tmpdir(), "unrolled-package-"));
  process.once("exit", () => rmSync(place, { recursive: true, force: true }));
  const checkout = join(place, "checkout");
  const folder = join(place, "project");
  cpSync(ROOT, checkout, {
    recursive: true,
    filter: (source) => !NOT_COPIED.has(basename(source)),
  });
  symlinkSync(join(ROOT, "node_modules"), join(checkout, "node_modules"), "junction");
  const output = runNpm(checkout, "pack --json --foreground-scripts=false");
  const [{ filename, files }] = JSON.parse(output) as [
    { filename: string; files: { path: string }[] },
  ];

  cpSync(fileURLToPath(new URL("consumer", import.meta.url)), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  runNpm(folder, `install ${join("..", "checkout", filename)} --offline --no-audit --no-fund`);
  return { packed: files.map(({ path }) => path), folder };
}

function runNpm(cwd: string, args: string): string {
  const { command, options } = npm(args.split(" "));
  const [program, ...rest] = command;
  return execFileSync(program, rest, { ...options, cwd, encoding: "utf8", stdio: "pipe" });
}
