import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { localise } from "../../src/charts/index.js";
import { renderPng } from "../../src/notebook/png.js";
import { renderSvg } from "../../src/notebook/svg.js";
import { examples } from "../charts/examples.js";

/** A hash of all that is shown of one of the example charts. */
export function hashPicture(name: string): string {
  const { spec, text } = localise(examples[name], "zh");
  const svg = renderSvg(spec);
  const hash = createHash("sha256").update(JSON.stringify(spec)).update(text).update(svg);
  return hash.update(renderPng(svg)).digest("hex");
}

// As a program it prints the hashes of the charts named, so that two processes can be compared.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of process.argv.slice(2)) console.log(hashPicture(name));
}
