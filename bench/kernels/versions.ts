import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { machine, today } from "../shared/machine.js";
import { denoExecutable } from "../../tools/setup/peer-kernels.mjs";

/** What was measured and on what, in the words of the table's caption. */
export interface Setting {
  /** In UTC, such as 2026-11-23. */
  readonly date: string;
  /** Names with their versions. */
  readonly software: readonly string[];
  readonly machine: string;
}

const require = createRequire(import.meta.url);

/** Reads the versions of what is installed; `python` is that of the peers' environment. */
export function setting(root: string, python: string): Setting {
  return {
    date: today(),
    software: [
      `Node ${process.versions.node}`,
      `tslab ${npmVersion("tslab")}`,
      ...denoVersion(root),
      ...pythonVersions(python),
    ],
    machine: machine(),
  };
}

function npmVersion(name: string): string {
  const text = readFileSync(require.resolve(`${name}/package.json`), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

function denoVersion(root: string): string[] {
  const deno = denoExecutable(root);
  if (!deno) return [];
  // Its first line is such as `deno 2.9.6 (stable, release, x86_64-unknown-linux-gnu)`.
  const [, version] = execFileSync(deno, ["--version"], { encoding: "utf8" }).split(" ");
  return [`Deno ${version}`];
}

function pythonVersions(python: string): string[] {
  const program = `
import platform
from importlib.metadata import version
print("Python", platform.python_version())
for name in ("ipykernel", "jupyter_kernel_test"): print(name, version(name))`;
  return execFileSync(python, ["-c", program], { encoding: "utf8" }).trim().split(/\r?\n/);
}
