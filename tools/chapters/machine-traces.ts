import { homedir, hostname } from "node:os";
import { fileURLToPath } from "node:url";
import type { Output } from "./nbformat.js";

/** What only this machine has, and a committed output must not hold. */
export interface Machine {
  readonly checkout: string;
  readonly home: string;
  readonly host: string;
}

export const thisMachine: Machine = {
  checkout: fileURLToPath(new URL("../..", import.meta.url)),
  home: homedir(),
  host: hostname(),
};

/** What outputs betray of the machine that made them: a path of the checkout or the home folder, the host's name. */
export function findMachineTraces(outputs: readonly Output[], machine = thisMachine): string[] {
  const text = JSON.stringify(outputs, (key, value) => (key.startsWith("image/") ? "" : value));
  return Object.entries(machine)
    .map(([what, value]) => [what, value.replace(/[/\\]+$/, "")])
    .filter(([, value]) => value !== "" && standsIn(text, value))
    .map(([what, value]) => `the output names the ${what} of this machine: ${value}`);
}

/** A name counts as a whole only: a host called "vm" is not in "mvms". */
function standsIn(text: string, value: string): boolean {
  const escaped = JSON.stringify(value)
    .slice(1, -1)
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, "i").test(text);
}
