import { readFile, writeFile } from "node:fs/promises";
import { parseChapter } from "./chapter.js";
import { shown } from "./library.js";
import { acceptTranslations } from "./stamp.js";

/**
 * Accepts the English texts of these chapters, or only the blocks with these ids, as translations of
 * the Chinese ones as they stand. Gives a line for each one it accepted, with the beginnings of both
 * texts; throws when no chapter has a block of an id, before anything is written.
 */
export async function stampFiles(
  files: readonly string[],
  ids: readonly string[],
): Promise<string[]> {
  const sources = new Map<string, string>();
  for (const file of files) sources.set(file, await readFile(file, "utf8"));
  const passages = [...sources].flatMap(([file, source]) =>
    parseChapter(source, shown(file)).cells.filter((cell) => cell.kind === "prose"),
  );
  const unknown = ids.find((id) => passages.every((cell) => cell.id !== id));
  if (unknown !== undefined) throw new Error(`no chapter has a block of prose called #${unknown}`);

  const lines: string[] = [];
  for (const [file, source] of sources) {
    const only = ids.length > 0 ? new Set(ids) : undefined;
    const { source: stamped, accepted } = acceptTranslations(source, shown(file), only);
    if (accepted.length > 0) await writeFile(file, stamped);
    for (const { id, line, from = "no stamp", to, zh, en } of accepted)
      lines.push(`${shown(file)}:${line} #${id}: ${from} → ${to}\n  ${zh}\n  ${en}`);
  }
  return lines;
}
