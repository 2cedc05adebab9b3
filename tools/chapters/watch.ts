import { on } from "node:events";
import { watch } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { checkFile } from "./check-file.js";
import { shown } from "./library.js";
import { Workshop } from "./workshop.js";

/** How long an editor has to finish saving, in milliseconds. */
const saving = 50;

/**
 * Brings the notebooks of these chapters, all of one folder, up to date, and again whenever one is
 * saved, until `signal` ends it. `say` is told what happens, problems included.
 */
export async function watchChapters(
  files: readonly string[],
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const workshop = new Workshop(say, { drafts: true });
  const seen = new Map<string, string>();
  const refresh = async (file: string): Promise<void> => {
    const source = await readFile(file, "utf8");
    if (seen.get(file) === source) return;
    const isFirst = !seen.has(file);
    seen.set(file, source);
    if (isFirst && (await checkFile(file)).length === 0) return say(`${shown(file)}: up to date`);
    await workshop.build(file);
  };
  const refreshAll = async (): Promise<void> => {
    for (const file of files) await refresh(file).catch((error: Error) => say(error.message));
  };

  const watcher = watch(dirname(files[0]));
  try {
    const changes = on(watcher, "change", { signal });
    await refreshAll();
    say("waiting for a chapter to be saved; Ctrl-C ends");
    for await (const _ of changes) {
      await setTimeout(saving);
      await refreshAll();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    watcher.close();
  }
}
