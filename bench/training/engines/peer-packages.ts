import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { peerPackagesFolder } from "../../../tools/setup/peer-engines.mjs";
import { root } from "../../../tools/setup/root.mjs";

const folder = peerPackagesFolder(root);

/** Loads what is installed for this benchmark alone. */
export const peerRequire = createRequire(join(folder, "package.json"));

/** The folder of such a package. */
export function peerFolder(name: string): string {
  return join(folder, "node_modules", name);
}

/** The version of such a package. */
export function peerVersion(name: string): string {
  const manifest = readFileSync(join(peerFolder(name), "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
