import { readFile, writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { replaceSection } from "./section.js";

/** Puts a section between its markers in a Markdown file, formatted as the project's files are. */
export async function writeSection(file: string, section: string, command: string): Promise<void> {
  const text = replaceSection(await readFile(file, "utf8"), section, command);
  const options = { ...(await resolveConfig(file)), filepath: file };
  await writeFile(file, await format(text, options));
}
