import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "../setup/root.mjs";
import { compile } from "./compile.js";

export const BINARY_FILE = join(root, "src/backend/binary.ts");

/** The text of `src/backend/binary.ts`, made from the kernels' sources. */
export async function binarySource(): Promise<string> {
  const bytes = await compile(join(root, "src/backend/assembly/index.ts"));
  const text = `/** Made from \`assembly/\` by \`npm run backend\`: the kernels as WebAssembly, in base64. */
    export const binary = "${Buffer.from(bytes).toString("base64")}";`;
  return format(text, { ...(await resolveConfig(BINARY_FILE)), filepath: BINARY_FILE });
}
