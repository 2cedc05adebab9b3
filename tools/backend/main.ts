import { writeFile } from "node:fs/promises";
import { BINARY_FILE, binarySource } from "./binary-source.js";

await writeFile(BINARY_FILE, await binarySource());
