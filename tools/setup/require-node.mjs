// Imported first by every command: ends it with a plain message under a Node that is too old for the rest.
import { readFileSync } from "node:fs";
import { nodeAdvice } from "./node-version.mjs";

const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
const advice = nodeAdvice(process.versions.node, JSON.parse(manifest).engines.node);
if (advice !== undefined) {
  console.error(advice);
  process.exit(1);
}
